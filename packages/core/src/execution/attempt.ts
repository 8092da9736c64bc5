import { LeatError } from '../errors/leat-error.ts';

/** One attempt of one node that did not end at once. Settles once: by its promise, by its timeout, or by being left to itself. */
export class Attempt {
  readonly #node: string;
  readonly #own: AbortController | undefined;
  readonly #running: AbortSignal;
  readonly #settle: (thrown?: { readonly error: unknown }) => void;
  #open = true;
  #timer: NodeJS.Timeout | undefined;

  /** `own` is the node's signal when it has a `limit` in milliseconds; it follows `running` by hand, for `AbortSignal.any` costs more and keeps memory. */
  constructor(
    node: string,
    limit: number | undefined,
    own: AbortController | undefined,
    running: AbortSignal,
    settle: (thrown?: { readonly error: unknown }) => void,
  ) {
    this.#node = node;
    this.#own = own;
    this.#running = running;
    this.#settle = settle;
    if (!own) return;
    running.addEventListener('abort', this.#follow, { once: true });
    this.#timer = setTimeout(() => {
      const error = new LeatError('NODE_TIMEOUT', `node "${node}" took longer than ${limit} ms`);
      this.#over({ error });
      own.abort(error);
    }, limit);
  }

  readonly #follow = (): void => this.#own?.abort(this.#running.reason);

  readonly succeed = (): void => this.#over();

  readonly fail = (error: unknown): void => this.#over({ error });

  /** It was told to stop and did not: the run goes on without it, and it may still be running. */
  abandon(): void {
    this.#over({
      error: new LeatError(
        'NODE_ABANDONED',
        `node "${this.#node}" was told to stop and still runs: let it watch "run:signal", or run it under a runner that can end it`,
      ),
    });
  }

  #over(thrown?: { readonly error: unknown }): void {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#timer);
    if (this.#own) this.#running.removeEventListener('abort', this.#follow);
    this.#settle(thrown);
  }
}
