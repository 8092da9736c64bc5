import type { CommandContext } from '@stricli/core';
import type { Ending } from './running/exit-code.ts';
import type { Lost } from './running/exit-guard.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What every command is given. */
export interface Context extends CommandContext {
  readonly terminal: Terminal;
  /** The words before the one that is to be completed. */
  readonly words?: readonly string[];
  /** The project's folder; where the command was called until the project is found. */
  root: string;
  /** How the command ended, when that is more than that it returned. */
  ending?: Ending;
  /** The exit code of a command that found something, and has no ending. */
  exitCode?: number;
  /** Tells that the process ends without an ending. It must write at once. */
  lose: (lost: Lost) => void;
}
