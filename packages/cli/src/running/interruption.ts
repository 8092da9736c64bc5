import { LeatError } from '@leat/core';

/** The signals that ask a run to stop. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

const stopSignals: readonly StopSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Milliseconds from the first signal to the end by force: the loop's grace of 5 s, twice over, for whatever goes around it. */
const lastRung = 12_000;

/** What a user or a system asked of this process while it ran. */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
  /** The first that came. */
  readonly received: StopSignal | undefined;
}

/** Turns the first signal into an abort. A second SIGINT, or a run that does not end, ends the process at once, by that signal. */
export function listenForInterruption(told: { first(signal: StopSignal): void; force(signal: StopSignal): void }): Interruption {
  const controller = new AbortController();
  let received: StopSignal | undefined;
  const end = (signal: StopSignal) => {
    told.force(signal);
    endBySignal(signal);
  };
  const onSignal = (signal: StopSignal) => {
    if (received) {
      if (signal === 'SIGINT') end(signal);
      return;
    }
    received = signal;
    told.first(signal);
    controller.abort(new LeatError('INTERRUPTED', `${signal} was received`));
    setTimeout(() => end(signal), lastRung).unref();
  };
  for (const signal of stopSignals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    get received() {
      return received;
    },
    [Symbol.dispose]() {
      for (const signal of stopSignals) process.off(signal, onSignal);
    },
  };
}

/** Ends this process as the signal would have: a shell sees 130, a parent sees the signal, and no thread in a blocking call can hold it up. */
export function endBySignal(signal: StopSignal): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
