import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Document } from './documents.ts';
import { answers } from './stub/answers.ts';
import { outcomeOf } from './stub/outcome.ts';
import { type RateLimit, rateLimit } from './stub/rate-limit.ts';

/** How the service behaves. */
export interface StubOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Requests in any second that are let in, at each endpoint. */
  readonly perSecond: number;
  /** Milliseconds before an answer. */
  readonly delay: number;
  /** Share of the requests that fail, from 0 to 1: half of them with a 500, half by a broken connection. */
  readonly failing: number;
  readonly seed: number;
}

/** What an endpoint has seen. */
interface Seen {
  /** Requests that were let in, by the document's id. */
  readonly asked: Map<string, number>;
  /** Answers, by the document's id. */
  readonly answered: Map<string, number>;
  readonly rate: RateLimit;
}

/** A service on this machine that says what documents are about. */
export interface Stub extends AsyncDisposable {
  readonly url: string;
  /** By the name of the endpoint. */
  readonly endpoints: Readonly<Record<string, Seen>>;
}

/** Starts it. What fails depends on the seed, the endpoint, the document and the attempt alone. Disposing it breaks what is still being asked. */
export async function startStub(options: StubOptions): Promise<Stub> {
  const endpoints: Record<string, Seen> = {};
  for (const name of Object.keys(answers)) endpoints[name] = { asked: new Map(), answered: new Map(), rate: rateLimit(options.perSecond) };
  const server = createServer((request, response) => {
    answer(request, response, endpoints, options).catch(() => response.destroy());
  });
  await listening(server, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    endpoints,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  endpoints: Stub['endpoints'],
  { delay, failing, seed }: StubOptions,
): Promise<void> {
  const endpoint = request.url?.slice(1) ?? '';
  const seen = endpoints[endpoint];
  if (!seen || request.method !== 'POST') return void send(response, 404, { error: 'POST /classify or /summarise' });
  if (!seen.rate.take()) return void send(response, 429, { error: 'too many requests' }, { 'retry-after': '1' });

  const document = (await json(request)) as Document;
  const attempt = count(seen.asked, document.id);
  await sleep(delay);
  const outcome = outcomeOf({ seed, failing }, endpoint, document.id, attempt);
  if (outcome === 'reset') return void request.socket.resetAndDestroy();
  if (outcome === 'error') return void send(response, 500, { error: 'not now' });
  count(seen.answered, document.id);
  send(response, 200, answers[endpoint]!(document.text));
}

function count(counts: Map<string, number>, id: string): number {
  const next = (counts.get(id) ?? 0) + 1;
  counts.set(id, next);
  return next;
}

function send(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function listening(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, '127.0.0.1', resolve);
  await promise;
}
