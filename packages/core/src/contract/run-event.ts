import type { ErrorData } from '../errors/error-data.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import type { NodeReport, RunStatus } from './runner.ts';

/** What happened, as JSON; one shape for the journal, `--json`, the HTTP stream and the web page. Readers skip a `type` they do not know. */
export type RunEvent = {
  readonly runId: string;
  /** Epoch milliseconds, the clock of where the loop runs. */
  readonly at: number;
} & (RunStarted | RunPlanned | RunFinished | NodeStarted | NodeRetried | NodeFinished | Progress | Log | Note);

/** Every level, first of its id; nothing is loaded yet, so it cannot say which nodes. */
interface RunStarted {
  readonly type: 'run.started';
  readonly runner: string;
  readonly pipeline: string;
}
/** From the loop, once the work is loaded and every place is open. */
interface RunPlanned {
  readonly type: 'run.planned';
  readonly nodes: readonly string[];
}
/** Last of its id. `refused`: the request itself could not be run. */
interface RunFinished {
  readonly type: 'run.finished';
  readonly status: RunStatus | 'refused';
  /** Milliseconds. */
  readonly duration: number;
  readonly error?: ErrorData;
}
interface NodeStarted {
  readonly type: 'node.started';
  readonly node: string;
  readonly attempt: number;
}
interface NodeRetried {
  readonly type: 'node.retried';
  readonly node: string;
  /** The one that failed. */
  readonly attempt: number;
  /** Milliseconds until the next. */
  readonly delay: number;
  readonly error: ErrorData;
}
interface NodeFinished extends NodeReport {
  readonly type: 'node.finished';
}
/** From a node that reads `run:progress`. One with `values` is never dropped. */
interface Progress {
  readonly type: 'progress';
  readonly node?: string;
  readonly done?: number;
  readonly total?: number;
  readonly values?: JsonObject;
}
interface Log {
  readonly type: 'log';
  readonly node?: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}
/** A runner's or plugin's own: `{ name: 'service/listening', data: { url } }`. */
interface Note {
  readonly type: 'note';
  readonly name: string;
  readonly data: JsonValue;
}

/** Returns at once: a slow sink buffers, and never holds up a node. What it throws does not change the run. */
export type Emit = (event: RunEvent) => void;
