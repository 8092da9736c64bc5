import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LeatError } from '@leat/core';
import type { Ending } from './exit-error.ts';
import type { FromProcess, ToProcess } from './messages.ts';

/** Milliseconds for what is left in the pipes of a process that has ended. */
const drain = 1000;

const entry = new URL(import.meta.url.endsWith('.ts') ? './process.ts' : './process.js', import.meta.url);

/** What is heard of a process. */
export interface ProcessListener {
  message(message: FromProcess): void;
  line(stream: 'stdout' | 'stderr', text: string): void;
}

/** A process that runs one plan. */
export interface IsolatedProcess {
  /** Does nothing when it has ended. */
  tell(message: ToProcess): void;
  /** Ends it and all that it started. */
  readonly kill: () => void;
  /** Everything it said has been heard, and nothing of it runs any more. Rejects when it cannot be started. */
  readonly ended: Promise<Ending>;
}

/**
 * Starts a process that leads a group of its own. So what it starts can be ended with it, and Ctrl-C in a terminal, which goes
 * to every process of the group in front, reaches only this process: who is told once, by a message, can end in order.
 */
export function startProcess(listener: ProcessListener): IsolatedProcess {
  const child = fork(entry, [String(process.pid)], { detached: true, serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const stream of ['stdout', 'stderr'] as const) {
    if (child[stream]) createInterface({ input: child[stream] }).on('line', (text) => listener.line(stream, text));
  }
  child.on('message', (message) => listener.message(message as FromProcess));
  const kill = () => killGroup(child.pid);
  const ended = new Promise<Ending>((resolve, reject) => {
    child.on('error', (cause) => {
      if (child.pid === undefined) reject(notStarted(cause)); // later ones are of messages to a process that has ended
    });
    child.once('exit', (code, signal) => {
      kill(); // what it has left behind
      const patience = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, drain);
      child.once('close', () => {
        clearTimeout(patience);
        resolve({ code, signal });
      });
    });
  });
  return {
    tell: (message) => void (child.connected && child.send(message, () => {})),
    kill,
    ended,
  };
}

const notStarted = (cause: Error): LeatError =>
  new LeatError('PROCESS_NOT_STARTED', `the process of runner "isolated" cannot be started: ${cause.message}`, { cause });

function killGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch {
    // nothing of it is left
  }
}
