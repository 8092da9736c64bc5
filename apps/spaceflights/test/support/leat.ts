import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { family, markName, type SeenProcess } from './processes.ts';

const main = join(import.meta.dirname, '../../node_modules/leat/dist/main.js');

/** How a command ended. */
export interface Ended {
  /** As a shell sees it: 130 after SIGINT. */
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** A `leat` that was started. */
export interface Started {
  readonly pid: number;
  /** What it has written to standard output. */
  readonly output: string;
  readonly ended: Promise<Ended>;
  /** Waits for what it writes to standard output. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal as a terminal does: to the whole group in front. */
  signal(name: NodeJS.Signals): void;
  /** It and all that it started and that still run. */
  family(): readonly SeenProcess[];
}

type Environment = Readonly<Record<string, string>>;

/** Starts the built `leat` in a project's folder, as the first of a group of processes. */
export const startLeat = (root: string, words: readonly string[], environment: Environment = {}): Started =>
  startNode(root, [main, ...words], environment);

/** Runs it to its end. */
export const leat = (root: string, words: readonly string[], environment?: Environment): Promise<Ended> =>
  startLeat(root, words, environment).ended;

/** Starts any script of Node in the same way. What is left of it when the test is over is killed. */
export function startNode(root: string, words: readonly string[], environment: Environment = {}): Started {
  const mark = randomUUID();
  const { HOME = '', PATH = '' } = process.env;
  const path = [dirname(process.execPath), PATH].join(delimiter);
  const env = { HOME, PATH: path, [markName]: mark, ...environment };
  const child = spawn(process.execPath, words, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
    for (const { pid } of family(mark)) process.kill(pid, 'SIGKILL');
  });
  const written = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    written.output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    written.errors += text;
  });
  const ended = endOf(child).then((code) => ({ code, ...written }));
  const find = (pattern: RegExp) => pattern.exec(written.output);
  return {
    pid: child.pid!,
    get output() {
      return written.output;
    },
    ended,
    async says(pattern) {
      const over = ended.then(({ output, errors }) => `${output}\n${errors}`);
      for (;;) {
        const found = find(pattern);
        if (found) return found;
        const text = await Promise.race([over, sleep(20)]);
        if (text !== undefined && !find(pattern)) throw new Error(`it ended and never said ${pattern}:\n${text}`);
      }
    },
    signal: (name) => void process.kill(-child.pid!, name),
    family: () => family(mark),
  };
}

async function endOf(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once('error', reject).once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  return promise;
}
