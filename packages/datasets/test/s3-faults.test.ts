import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@leat/core';
import { expect, onTestFinished, test } from 'vitest';
import { placeOf } from '../src/storage/place.ts';
import { storedFile } from '../src/storage/stored-file.ts';
import { contextOf } from './made.ts';

const key = 'AKIACANARY0000000001';
const secret = 'canary/secret+0000000000000000000000002';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that gives these answers, one after the other and the last for ever. */
async function serverOf(...answers: Answer[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () =>
      answers[Math.min(asked.push(`${request.method} ${request.headers.range ?? ''}`.trim()), answers.length) - 1]?.(request, response),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.closeAllConnections() || void server.close());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = {
    accessKeyId: new Secret(() => key),
    secretAccessKey: new Secret(() => secret),
    endpoint: new Secret(() => endpoint),
  };
  return { asked, endpoint, credentials, file: storedFile({ path: 's3://bucket/a/x.txt', credentials }, contextOf('/')) };
}

const status =
  (code: number, body = '', headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end(body);
const ok = (body: string) => status(200, body, { etag: '"1"' });
const hangUp: Answer = ({ socket }) => socket.destroy();

test.each([500, 503, 429])('tries again after %i', async (code) => {
  const { file, asked } = await serverOf(status(code), status(code), ok('here'));
  expect(String(await file.read())).toBe('here');
  expect(asked).toHaveLength(3);
});

test('tries again after a connection that was closed, to write as well', async () => {
  const { file, asked } = await serverOf(hangUp, status(200));
  await file.save('value');
  expect(asked).toEqual(['PUT', 'PUT']);
});

test('gives up after four attempts, and says so', async () => {
  const { file, asked } = await serverOf(status(503, '<Error><Code>SlowDown</Code></Error>'));
  await expect(file.save('value')).rejects.toMatchObject({
    code: 'STORAGE',
    message:
      'dataset "table": s3://bucket/a/x.txt could not be written: S3 answered 503 SlowDown, 4 times. What was there before is whole. Run again',
  });
  expect(asked).toHaveLength(4);
});

test.each([400, 403, 404, 412])('does not try again after %i', async (code) => {
  const { file, asked } = await serverOf(status(code));
  await expect(file.read()).rejects.toThrow('s3://bucket/a/x.txt');
  expect(asked).toHaveLength(1);
});

const breakOff =
  (sent: string, length: number): Answer =>
  (_, response) => {
    response.writeHead(200, { etag: '"1"', 'content-length': String(length) });
    response.write(sent, () => setTimeout(() => response.destroy(), 20));
  };

test('takes up a connection that breaks off where it stopped', async () => {
  const { file, asked } = await serverOf(breakOff('0123', 10), (request, response) => {
    expect(request.headers['if-match']).toBe('"1"');
    response.writeHead(206).end('456789');
  });
  expect(String(await file.read())).toBe('0123456789');
  expect(asked).toEqual(['GET', 'GET bytes=4-']);
});

test('does not mix two objects: one that was replaced while it was read is refused', async () => {
  const { file } = await serverOf(breakOff('0123', 10), status(412));
  await expect(file.read()).rejects.toThrow('s3://bucket/a/x.txt was replaced while it was read. Run again');
});

test('does not take a whole object for the rest of one', async () => {
  const { file } = await serverOf(breakOff('0123', 10), ok('0123456789'));
  await expect(file.read()).rejects.toMatchObject({ code: 'STORAGE' });
});

test('ends when every connection breaks off', async () => {
  const { file, asked } = await serverOf(breakOff('', 10));
  await expect(file.read()).rejects.toThrow('could not be read: S3 gave no answer (ECONNRESET), 4 times');
  expect(asked).toHaveLength(4);
});

test('follows no redirect, which would take the signature along, and says where the bucket is', async () => {
  const elsewhere = await serverOf(ok('stolen'));
  const { file } = await serverOf(status(301, '', { location: elsewhere.endpoint, 'x-amz-bucket-region': 'eu-west-1' }));
  await expect(file.read()).rejects.toThrow(
    'the bucket of s3://bucket/a/x.txt is in the region eu-west-1. Say so with "region" in its credentials, or in AWS_REGION',
  );
  expect(elsewhere.asked).toEqual([]);
});

test.each([
  [
    'an answer that repeats them',
    status(403, `<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>${key}</AWSAccessKeyId><x>${secret}</x></Error>`),
  ],
  ['a code that is one', status(400, `<Error><Code>${key}/${secret}</Code></Error>`)],
  ['no answer', hangUp],
])('says no credential after %s', async (_, answer) => {
  const { file, endpoint } = await serverOf(answer);
  for (const attempt of [() => file.read(), () => file.save('x'), () => file.exists()]) {
    const error: Error = await attempt().then(
      () => new Error('it should have failed'),
      (thrown: Error) => thrown,
    );
    const text = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n');
    expect(text).toContain('dataset "table"');
    expect(text).toContain('s3://bucket/a/x.txt');
    for (const canary of [key, secret, encodeURIComponent(secret), endpoint]) expect(text).not.toContain(canary);
  }
});

test('lists all pages of a folder, with names as they are', async () => {
  const page = (keys: string[], next?: string) =>
    `<ListBucketResult>${keys.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('')}${next ? `<NextContinuationToken>${next}</NextContinuationToken>` : ''}</ListBucketResult>`;
  const tokens: (string | null)[] = [];
  const paged =
    (body: string): Answer =>
    ({ url }, response) => {
      tokens.push(new URL(url ?? '', 'http://x').searchParams.get('continuation-token'));
      response.end(body);
    };
  const { credentials } = await serverOf(paged(page(['f/b', 'f/', 'f/sub/'], 'a+b&amp;c=')), paged(page(['f/a&amp;&lt;&#228;&#xe4;'])));
  const { storage } = placeOf('s3://bucket/f', credentials, { root: '/' });
  expect(await storage.list('s3://bucket/f')).toEqual(['a&<ää', 'b']);
  expect(tokens).toEqual([null, 'a+b&c=']);
});

test('leaves nothing on this machine, however it ends', async () => {
  const { file } = await serverOf(status(200), status(403), status(403));
  await file.save('fine');
  await expect(file.save('refused')).rejects.toThrow();
  const parts = file.append();
  await parts.write('half');
  await parts.discard();
  await expect(file.append().write(12 as never)).rejects.toThrow();
  await expect(file.file.read()).rejects.toThrow();
  const spooled = await readdir(join(tmpdir(), `leat-spool-${process.getuid?.() ?? 'own'}`));
  expect(spooled.filter((name) => name.includes(`-${process.pid}-`))).toEqual([]);
});

test('without credentials the environment is asked, and without those the advice is given', async () => {
  const before = { ...process.env };
  onTestFinished(
    () => void Object.assign(process.env, { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_ENDPOINT_URL_S3: '' }, before),
  );
  const { endpoint, asked } = await serverOf(ok('here'));
  const file = storedFile({ path: 's3://bucket/x' }, contextOf('/'));
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
  await expect(file.read()).rejects.toMatchObject({
    code: 'NO_ACCESS',
    message:
      'dataset "table": there are no credentials for s3://bucket/x. Name some with "credentials" in its catalog entry, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  });
  expect(asked).toEqual([]);
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_ENDPOINT_URL_S3: endpoint });
  expect(String(await file.read())).toBe('here');
});
