import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** A file of this machine that is sent. */
export interface FileBody {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** Puts a file where the address says, as a stream. Not by `fetch`: that has read a whole file into memory before the server has taken it. */
export async function sendFile(url: URL, headers: Headers, { path, size }: FileBody, signal: AbortSignal): Promise<Response> {
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const sending = request(url, { method: 'PUT', headers: { ...Object.fromEntries(headers), 'content-length': size }, signal });
  const answered: Promise<unknown[]> = once(sending, 'response');
  pipeline(createReadStream(path), sending).catch(() => {}); // the request says so too, unless it was answered before its end
  const [answer] = (await answered) as [IncomingMessage];
  const body = await text(answer);
  sending.destroy();
  const told = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string]);
  return new Response(body === '' ? null : body, { status: answer.statusCode ?? 500, headers: told });
}
