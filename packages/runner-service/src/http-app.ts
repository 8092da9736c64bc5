import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { livePath } from './guard.ts';
import { type Answer, problem, problemType } from './problem.ts';

/** Milliseconds for the headers and for all of a request: whoever sends a byte a second holds no connection for long. */
const limits = { headers: 10_000, request: 30_000 };

/** Fastify with every way to answer an error replaced: none gives a stack or what was sent. */
export async function createApp(bodyLimit: number): Promise<FastifyInstance> {
  const { fastify } = await import('fastify');
  const app = fastify({
    bodyLimit,
    requestTimeout: limits.request,
    http: { headersTimeout: limits.headers, connectionsCheckingInterval: 1000 },
    return503OnClosing: false,
    frameworkErrors: (_error, _request, reply) => void send(reply, problem(400, 'the address cannot be read')),
    clientErrorHandler: ({ code }, socket) => answerUnreadable(code, socket),
  });
  app.setNotFoundHandler((_, reply) =>
    send(reply, problem(404, `there are POST /v1/pipelines/{pipeline}/invoke and GET ${livePath}, and nothing else`)),
  );
  app.setErrorHandler<Error & { statusCode?: number }>(({ statusCode = 500 }, _, reply) => send(reply, unreadable(statusCode, bodyLimit)));
  return app;
}

/** Sends an answer: outputs as JSON, everything else as a problem. */
export function send(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type(status === 200 ? 'application/json' : problemType)
    .send(JSON.stringify(body));
}

function unreadable(status: number, bodyLimit: number): Answer {
  if (status === 413) return problem(413, `the body is larger than ${bodyLimit} bytes`);
  if (status === 415) return problem(415, 'the header "Content-Type" must be exactly application/json');
  if (status >= 400 && status < 500) return problem(400, 'the body cannot be read as JSON');
  return problem(500, 'the service could not answer');
}

/** For what is no HTTP: the parser's errors come before there is a request. */
function answerUnreadable(code: string, socket: Socket): void {
  if (!socket.writable) return;
  const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const { body } = problem(status, status === 408 ? 'the request took too long to arrive' : 'the request cannot be read');
  const text = JSON.stringify(body);
  const head = `HTTP/1.1 ${status} ${body.title}\r\nContent-Type: ${problemType}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
  socket.end(`${head}Connection: close\r\n\r\n${text}`);
}
