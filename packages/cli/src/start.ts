import { enableCompileCache } from 'node:module';
import { findOwn } from './find-own.ts';

/** Runs the command line of this process: that of the project's own `leat` when it has one, else the one in the folder `here`. What is compiled from now on is kept for the next start. */
export async function start(here: string): Promise<void> {
  enableCompileCache();
  const own = findOwn(process.cwd(), here);
  if (own) await import(own);
  else await import('./command-line.ts').then(({ runCommandLine }) => runCommandLine(process.argv.slice(2)));
}
