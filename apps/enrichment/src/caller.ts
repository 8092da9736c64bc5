import ky from 'ky';
import PQueue from 'p-queue';

/** How an endpoint of the service is called. */
export interface Calls {
  /** Calls at the same time. */
  readonly inFlight: number;
  /** Calls in any second, tries again included. */
  readonly perSecond: number;
  /** Of one call, the first included. */
  readonly tries: number;
  /** Milliseconds before the second try at most; twice as many before each further one. */
  readonly backoff: number;
  /** Milliseconds for one try. */
  readonly timeout: number;
}

/** Makes a function that posts JSON to one endpoint: no faster than is allowed, and again after what passes. It ends with the signal. */
export function caller<Answer>(url: string, calls: Calls, signal: AbortSignal): (body: object) => Promise<Answer> {
  const { inFlight, perSecond, tries, backoff, timeout } = calls;
  // small steps instead of a whole second's calls at once
  const step = Math.max(1, Math.floor(perSecond / 20));
  const queue = new PQueue({ concurrency: inFlight, intervalCap: step, interval: (1000 * step) / perSecond, strict: true });
  const client = ky.create({
    signal,
    timeout: false, // waiting for a turn is no part of a try, so it is the queue that counts the time
    fetch: (request) => queue.add(({ signal: turn }) => fetch(request as Request, { signal: turn! }), { signal, timeout }),
    retry: {
      limit: tries - 1,
      methods: ['post'],
      retryOnTimeout: true,
      delay: (attempt) => backoff * 2 ** (attempt - 1),
      jitter: true,
    },
  });
  return (body) => client.post(url, { json: body }).json<Answer>();
}
