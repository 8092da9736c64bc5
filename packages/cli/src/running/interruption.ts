import { LeatError } from '@leat/core';
import { endBySignal, type StopSignal } from './end-by-signal.ts';
import { exitCodes } from './exit-code.ts';

const stopSignals: readonly StopSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Milliseconds from the first signal to the end by force: the loop's grace of 5 s, and as much for what goes around it. */
const lastRung = 12_000;

/** An error that nothing caught, and the nodes that were running then. */
export interface Crash {
  readonly error: unknown;
  readonly running: readonly string[];
}

/** Whom an interruption asks and tells while it happens. */
export interface InterruptionTold {
  /** A signal asked the run to stop. */
  stopping(signal: StopSignal): void;
  /** The nodes that are running now. */
  running(): readonly string[];
  /** The process is about to end without waiting for the run. */
  forcing(): void;
}

/** What befell this process from outside the run. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** The first signal that came. */
  readonly received: StopSignal | undefined;
  /** What was thrown where nothing could catch it. */
  readonly crash: Crash | undefined;
  /** Listens no more. */
  close(): void;
}

/** Turns the first signal, or an uncaught error, into an abort. A second SIGINT, or a run that does not end, ends the process at once. */
export function listenForInterruption({ stopping, running, forcing }: InterruptionTold): Interruption {
  const controller = new AbortController();
  let received: StopSignal | undefined;
  let crash: Crash | undefined;
  let impatience: NodeJS.Timeout | undefined;

  const force = (signal = received) => {
    forcing();
    if (signal) endBySignal(signal);
    else process.exit(exitCodes.lost);
  };
  const stop = (reason: unknown) => {
    controller.abort(reason);
    impatience ??= setTimeout(force, lastRung).unref();
  };
  const onSignal = (signal: StopSignal) => {
    if (received) {
      if (signal === 'SIGINT') force(signal);
      return;
    }
    received = signal;
    stopping(signal);
    stop(new LeatError('INTERRUPTED', `${signal} was received`));
  };
  const onCrash = (error: unknown) => {
    crash ??= { error, running: running() };
    stop(error);
  };

  for (const signal of stopSignals) process.on(signal, onSignal);
  process.on('uncaughtException', onCrash);
  return {
    signal: controller.signal,
    get received() {
      return received;
    },
    get crash() {
      return crash;
    },
    close() {
      clearTimeout(impatience);
      for (const signal of stopSignals) process.off(signal, onSignal);
      process.off('uncaughtException', onCrash);
    },
  };
}
