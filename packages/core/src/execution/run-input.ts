import type { Emit } from '../contract/run-event.ts';
import type { NodeCall, RunRequest } from '../contract/runner.ts';
import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import type { Logger, ReportProgress } from '../pipeline/run-inputs.ts';

const names = ['run:signal', 'run:progress', 'run:logger'];

/** Is it given by the run, and not loaded? */
export const isRunInput = (name: string): boolean => name.startsWith('run:');

/** The value of `run:signal`, `run:progress` or `run:logger` for one call. Throws UNKNOWN_RUN_INPUT. */
export function runInput(
  name: string,
  { node, signal }: NodeCall,
  { runId, emit }: Pick<RunRequest, 'runId' | 'emit'>,
): AbortSignal | ReportProgress | Logger {
  const about = { runId, node: node.name };
  if (name === 'run:signal') return signal;
  if (name === 'run:progress') return (progress) => emit({ type: 'progress', ...about, at: Date.now(), ...progress });
  if (name === 'run:logger') return loggerFor(about, emit);
  throw unknownRunInput(name);
}

/** Turns lines of one node into log events of its run. */
export function loggerFor(about: { readonly runId: string; readonly node: string }, emit: Emit): Logger {
  const log = (stream: 'stdout' | 'stderr') => (text: string) => emit({ type: 'log', ...about, at: Date.now(), stream, text });
  return { info: log('stdout'), error: log('stderr') };
}

/** The error for an input `run:` something that no run gives. */
export const unknownRunInput = (name: string): LeatError =>
  new LeatError('UNKNOWN_RUN_INPUT', `unknown input "${name}"${suggest(name, names)}`);

/** Does a run give it? */
export const isKnownRunInput = (name: string): boolean => names.includes(name);
