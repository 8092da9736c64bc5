/** Is it awaited? The loop awaits only what it must, for awaiting everything costs more than all look-ups. */
export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
