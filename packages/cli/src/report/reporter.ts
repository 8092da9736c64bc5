import type { ErrorData, RunEvent, RunReport, RunResult } from '@leat/core';

/** How a run ended. */
interface RunEnding {
  readonly report: RunReport;
  readonly outputs: RunResult['outputs'];
  /** Milliseconds, the reading of the project included. */
  readonly duration: number;
}

/** Tells people or programs about one run. The errors, events and reports it is given have been redacted. */
export interface Reporter {
  /** The first line: which logic runs, and where it stands. */
  begin(heading: string): void;
  event(event: RunEvent): void;
  /** A signal has asked the run to stop. */
  stopping(): void;
  /** A sentence beside the run. */
  warn(sentence: string): void;
  /** The run has a result. */
  end(ending: RunEnding): Promise<void>;
  /** The run could not be run. */
  refuse(error: ErrorData): void;
  /** The process ends without a result. It writes at once. */
  lose(error: ErrorData): void;
}
