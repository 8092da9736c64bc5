/** The signals that ask a run to stop. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** Ends this process as the signal would have: a shell sees 130, a parent sees the signal, and no thread in a blocking call can hold it up. */
export function endBySignal(signal: StopSignal): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
