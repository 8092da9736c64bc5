import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';

const main = join(import.meta.dirname, '../../node_modules/leat/dist/main.js');

/** A `leat` that was started. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly text: string }>;
}

/** Starts the built `leat` in a project's folder. */
export function startLeat(root: string, words: readonly string[]): Started {
  const { HOME = '', PATH = '' } = process.env;
  const env = { HOME, PATH: `${dirname(process.execPath)}:${PATH}` };
  const child = spawn(process.execPath, [main, ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part));
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<Started['ended']>>();
  child.once('error', reject).once('close', (code, signal) => resolve({ code, signal, text }));
  return { child, ended: promise };
}
