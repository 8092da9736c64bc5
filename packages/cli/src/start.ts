import { runCommandLine } from './command-line.ts';
import { findOwn } from './find-own.ts';

/** Runs the command line of this process: that of the project's own `leat` when it has one, else the one in the folder `here`. */
export async function start(here: string): Promise<void> {
  const own = findOwn(process.cwd(), here);
  if (own) await import(own);
  else await runCommandLine(process.argv.slice(2));
}
