import { isLeatError, LeatError } from '../errors/leat-error.ts';

/** Throws what went wrong with a dataset, with its name before it, unless it says that itself: not every dataset knows the name it goes by. */
export function datasetError(name: string, what: 'loaded' | 'saved', cause: unknown): never {
  if (isLeatError(cause) && cause.message.startsWith(`dataset "${name}"`)) throw cause;
  const code = isLeatError(cause) ? cause.code : what === 'loaded' ? 'LOAD_FAILED' : 'SAVE_FAILED';
  throw new LeatError(code, `dataset "${name}" cannot be ${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}
