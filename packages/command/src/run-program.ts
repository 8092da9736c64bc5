import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type JsonValue, LeatError, type NodeFiles } from '@leat/core';

/** Milliseconds between asking a program to end and ending it. */
const grace = 2000;

/** A program as it is started. */
export interface Program {
  readonly words: readonly string[];
  /** What it reads on standard input, as JSON. */
  readonly given: { readonly inputs: Readonly<Record<string, JsonValue>>; readonly outputs: Readonly<Record<string, string>> };
  readonly cwd: string | undefined;
  readonly env: Readonly<Record<string, string>> | undefined;
}

/** Runs it to its end. Rejects with COMMAND_NOT_FOUND or COMMAND_FAILED; an abort ends it and all that it started, and rejects with the reason. */
export async function runProgram({ words, given, cwd = '.', env }: Program, { root, signal, logger }: NodeFiles): Promise<void> {
  signal.throwIfAborted();
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, {
    cwd: resolve(root, cwd),
    env: { ...process.env, LEAT_INPUTS: JSON.stringify(given.inputs), LEAT_OUTPUTS: JSON.stringify(given.outputs), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // it leads a group, which is ended as one
  });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  child.stdin.on('error', () => {}); // it need not read
  child.stdin.end(JSON.stringify(given));
  let last = '';
  const written = Promise.all([
    eachLine(child.stdout, logger.info),
    eachLine(child.stderr, (line) => {
      if (line.trim()) last = line.trim();
      logger.error(line);
    }),
  ]);
  using _ = endedBy(signal, child);
  const [code, killer] = await ended.catch((error: NodeJS.ErrnoException) => Promise.reject(notStarted(program, error)));
  await written;
  signal.throwIfAborted();
  if (code === 0) return;
  const how = killer ? `was ended by ${killer}` : `ended with exit code ${code}`;
  throw new LeatError('COMMAND_FAILED', `"${words.join(' ')}" ${how}${last && `: ${last}`}`, { details: { code, signal: killer } });
}

async function eachLine(stream: Readable, see: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) see(line);
}

function endedBy(signal: AbortSignal, child: ChildProcess): Disposable {
  let impatience: NodeJS.Timeout | undefined;
  const end = () => {
    endGroup(child.pid, 'SIGTERM');
    impatience = setTimeout(() => endGroup(child.pid, 'SIGKILL'), grace);
  };
  signal.addEventListener('abort', end, { once: true });
  return {
    [Symbol.dispose]() {
      clearTimeout(impatience);
      signal.removeEventListener('abort', end);
    },
  };
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // it has ended already
  }
}

function notStarted(program: string, cause: NodeJS.ErrnoException): LeatError {
  const why =
    cause.code === 'ENOENT'
      ? 'is not on the PATH, or the folder it should run in does not exist'
      : `could not be started: ${cause.message}`;
  return new LeatError('COMMAND_NOT_FOUND', `the program "${program}" ${why}`, { cause });
}
