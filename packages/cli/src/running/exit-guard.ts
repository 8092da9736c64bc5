import { exitCodes } from './exit-code.ts';

/** How a process came to its end before the command had an ending. */
export type Lost = { readonly how: 'exit'; readonly code: number; readonly by: Error } | { readonly how: 'idle' };

/** Keeps the exit code at 70 until the command has an ending: neither `process.exit(0)` in user code nor a promise that never settles looks like success. */
export interface ExitGuard {
  /** The command has ended, with this exit code. */
  settle(code: number): void;
}

/** `onLost` is called at most once, and must write synchronously. */
export function guardExit(onLost: (lost: Lost) => void): ExitGuard {
  let code: number | undefined;
  let told = false;
  const lose = (lost: Lost) => {
    process.exitCode = exitCodes.lost;
    if (told) return;
    told = true;
    onLost(lost);
  };
  process.exitCode = exitCodes.lost;
  process.on('exit', (given) => {
    // process.exit(0) of user code overrides process.exitCode; what is set here overrides that
    if (code === undefined) lose({ how: 'exit', code: given, by: new Error('process.exit') });
    else process.exitCode = code;
  });
  process.on('beforeExit', () => {
    if (code === undefined) lose({ how: 'idle' });
    else process.exit(code); // nothing is left to run, and to take the heap apart, as Node would now, is work for nothing
  });
  return {
    settle(given) {
      code = given;
      process.exitCode = given;
    },
  };
}
