import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { RunRequest } from '@leat/core';

/** Milliseconds between asking a check to end and ending it. */
const grace = 2000;

/** How a check ended. */
export interface CheckResult {
  /** The exit code; `null` when a signal ended it. */
  readonly status: number | null;
  /** Milliseconds. */
  readonly duration: number;
  /** The last line it wrote: usually what is wrong. */
  readonly last: string;
}

/** Runs a command in a shell, in the source's root; its output becomes log events. An abort ends it and all that it started. */
export async function runCheck(command: string, { runId, source, signal, emit }: RunRequest): Promise<CheckResult> {
  const began = performance.now();
  let last = '';
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'], ...(source && { cwd: source.root }) });
  for (const stream of ['stdout', 'stderr'] as const) {
    createInterface({ input: child[stream] }).on('line', (text) => {
      if (text.trim()) last = text.trim();
      emit({ type: 'log', runId, at: Date.now(), stream, text });
    });
  }
  let impatience: NodeJS.Timeout | undefined;
  const end = () => {
    killGroup(child.pid, 'SIGTERM');
    impatience = setTimeout(() => killGroup(child.pid, 'SIGKILL'), grace);
  };
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    const { promise, resolve, reject } = Promise.withResolvers<number | null>();
    child.once('error', reject).once('close', resolve);
    return { status: await promise, duration: performance.now() - began, last };
  } finally {
    clearTimeout(impatience);
    signal.removeEventListener('abort', end);
  }
}

/** A shell's children are ended with it: it leads a group of its own. */
function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // it has ended already
  }
}
