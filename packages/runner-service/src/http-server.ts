import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeatError } from '@leat/core';
import { guard, livePath } from './guard.ts';
import { createApp, send } from './http-app.ts';
import type { Invoke } from './invoke.ts';
import { cannotListen } from './port.ts';

/** Milliseconds. `drain` is less than the five seconds that a stopped run is given: what runs is told to stop in time to do so. */
const limits = { notice: 200, drain: 3000 };

/** What the server needs to know. */
export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Bytes. */
  readonly bodyLimit: number;
  readonly token: string | undefined;
  readonly invoke: Invoke;
}

/** A server that listens. */
export interface Server {
  readonly url: string;
  /** Answers what has been asked, takes no more, and resolves when nothing of it runs. */
  stop(reason: unknown): Promise<void>;
}

/** Listens. Rejects with PORT_IN_USE and CANNOT_LISTEN. */
export async function startServer({ host, port, bodyLimit, token, invoke }: ServerOptions): Promise<Server> {
  const app = await createApp(bodyLimit);
  const live = new Set<AbortController>();
  const running = new Set<Promise<unknown>>();
  const sockets = new Set<Socket>();
  let stopping = false;

  const check = guard(token);
  app.addHook('onRequest', async ({ raw }, reply) => {
    const refused = check({ method: raw.method ?? '', url: raw.url ?? '', headers: raw.headers });
    if (refused) return send(reply, refused);
  });
  app.addHook('onSend', async (_, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
  app.get(livePath, async () => ({ status: 'live' }));
  app.post<{ Params: { pipeline: string } }>('/v1/pipelines/:pipeline/invoke', async ({ params, body }, reply) => {
    const own = new AbortController();
    live.add(own);
    reply.raw.once('close', () => {
      live.delete(own);
      if (!reply.raw.writableFinished) own.abort(new LeatError('CLIENT_GONE', 'the client went away'));
    });
    const invoked = invoke(params.pipeline, body, own.signal);
    running.add(invoked);
    const answer = await invoked;
    running.delete(invoked);
    return send(reply, answer);
  });

  app.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    throw cannotListen(host, port, cause);
  }
  const address = app.server.address();
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${shown}:${typeof address === 'object' ? address?.port : port}`,
    async stop(reason) {
      stopping = true;
      if (sockets.size > 0) await sleep(limits.notice); // who keeps a connection learns from its next answer to close it
      const closed = app.close();
      const unused = setTimeout(() => {
        for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy(); // opened, and nothing was ever asked
      }, limits.notice);
      const patience = setTimeout(async () => {
        for (const own of live) own.abort(reason);
        await Promise.allSettled(running);
        setImmediate(() => app.server.closeAllConnections());
      }, limits.drain);
      await closed;
      clearTimeout(unused);
      clearTimeout(patience);
      await Promise.allSettled(running);
    },
  };
}
