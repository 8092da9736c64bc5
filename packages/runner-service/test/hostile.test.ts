import { node, pipeline, Secret } from '@leat/core';
import { expect, test } from 'vitest';
import { type Running, sendRaw, start } from './fixtures/services.ts';

let executed = 0;
const double = (x: unknown) => {
  executed++;
  return x;
};
const doubling = pipeline([node(double, { inputs: ['x'], outputs: 'doubled' })]);
const given = { pipelines: { doubling }, options: { serve: ['doubling'] } };
const started = async (): Promise<Running> => {
  executed = 0;
  return start(given);
};

/** A request line and headers as they are, with what they leave out put in. */
async function post(service: Running, headers: readonly string[], body = '{"data":{"x":1}}', path = '/v1/pipelines/doubling/invoke') {
  const has = (name: string) => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const lines = [
    `POST ${path} HTTP/1.1`,
    ...(has('host') ? [] : [`Host: 127.0.0.1:${service.port}`]),
    ...(has('content-type') ? [] : ['Content-Type: application/json']),
    ...(has('content-length') || has('transfer-encoding') ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
    'Connection: close',
    ...headers,
  ];
  const answer = await sendRaw(service.port, `${lines.join('\r\n')}\r\n\r\n${body}`);
  const [head = '', text = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head, text };
}

test.each<[number, string]>([
  [200, 'Host: localhost'],
  [200, 'Host: LOCALHOST:1234'],
  [200, 'Host: [::1]:5000'],
  [421, 'Host: evil.example'],
  [421, 'Host: evil.example:5000'],
  [421, 'Host: localhost.evil.example'],
  [421, 'Host: 127.0.0.1.evil.example'],
  [421, 'Host: user@localhost'],
  [421, 'Host: 192.168.0.1'],
  [421, 'Host: '],
  [200, 'Origin: http://127.0.0.1:PORT'],
  [403, 'Origin: http://127.0.0.1:1'],
  [403, 'Origin: https://127.0.0.1:PORT'],
  [403, 'Origin: http://evil.example'],
  [403, 'Origin: null'],
  [403, 'Origin: '],
  [403, 'Sec-Fetch-Site: cross-site'],
  [200, 'Sec-Fetch-Site: same-origin'],
  [415, 'Content-Type: text/plain'],
  [415, 'Content-Type: application/x-www-form-urlencoded'],
  [415, 'Content-Type: application/json; charset=utf-8'],
  [415, 'Content-Type: application/json\t; x'],
  [415, 'Content-Type: application/json ;a'],
  [415, 'Content-Type: APPLICATION/JSON'],
  [415, 'Content-Type: application/problem+json'],
  [415, 'Content-Type: '],
  [415, 'Content-Encoding: gzip'],
])('answers %i to "%s"', async (status, header) => {
  const service = await started();
  const answer = await post(service, [header.replace('PORT', String(service.port))]);
  expect(answer.status).toBe(status);
  expect(executed).toBe(status === 200 ? 1 : 0);
  if (status !== 200) expect(JSON.parse(answer.text)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
});

test('looks at the host of every address, also of those that are not there', async () => {
  const { port } = await started();
  for (const line of ['GET /health/live', 'GET /nothing', 'POST /v1/pipelines/doubling/invoke', 'OPTIONS *', 'DELETE /']) {
    expect(await sendRaw(port, `${line} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421 /);
  }
});

test.each<[string, string, RegExp]>([
  ['no JSON', '{"data":', /cannot be read as JSON/],
  ['nothing', '', /cannot be read as JSON/],
  ['a list', '[]', /the body is a mapping: \{ "data": \{ … \} \}/],
  ['null', 'null', /the body is a mapping/],
  ['a prototype', '{"data":{"x":1},"__proto__":{"polluted":true}}', /cannot be read as JSON/],
  ['a prototype inside', '{"data":{"x":{"__proto__":{"polluted":true}}}}', /cannot be read as JSON/],
  ['a prototype by its escape', '{"data":{"x":{"\\u005f\\u005fproto__":{"polluted":true}}}}', /cannot be read as JSON/],
  ['a constructor', '{"data":{"x":{"constructor":{"prototype":{"polluted":true}}}}}', /cannot be read as JSON/],
  ['an input called constructor', '{"data":{"x":1,"constructor":1}}', /has no input "constructor"/],
  ['a runner', '{"data":{"x":1},"runner":"os.Foo"}', /unknown key "runner": the body is \{ "data": \{ … \} \}/],
  ['parameters', '{"data":{"x":1},"parameters":{"a":1}}', /parameters cannot be given by a request/],
  ['data that is no mapping', '{"data":[1]}', /"data" is a mapping/],
  ['nothing of what it needs', '{}', /pipeline "doubling" needs "x" in "data"/],
  ['a misspelt input', '{"data":{"x":1,"y":2}}', /pipeline "doubling" has no input "y". Did you mean "x"\?/],
  ['a path for a name', '{"data":{"../../etc/passwd":1}}', /has no input "..\/..\/etc\/passwd". There is: x/],
  ['a deep value', `{"data":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`, /input "x" has more than 500 levels/],
])('answers 400 to a body with %s, and says why', async (_, body, detail) => {
  const service = await started();
  const answer = await post(service, [], body);
  expect(answer.status).toBe(400);
  expect((JSON.parse(answer.text) as { detail: string }).detail).toMatch(detail);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(executed).toBe(0);
});

test('sixty thousand unknown inputs get a short answer', async () => {
  const service = await started();
  const data = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`k${index}`, 1]));
  const { status, body } = await service.invoke('doubling', data);
  expect(status).toBe(400);
  expect(JSON.stringify(body).length).toBeLessThan(1000);
  expect((await service.invoke('doubling', { ['y'.repeat(500_000)]: 1 })).body.detail).toHaveProperty('length', expect.any(Number));
});

test('a body over the limit is 413, announced or not', async () => {
  const service = await start({ ...given, options: { ...given.options, bodyLimit: 100 } });
  const large = JSON.stringify({ data: { x: 'x'.repeat(200) } });
  expect((await post(service, [], large)).status).toBe(413);
  const chunked = `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`;
  expect((await post(service, ['Transfer-Encoding: chunked'], chunked)).status).toBe(413);
});

test('an unknown pipeline is 404 with those there are', async () => {
  const service = await started();
  expect(await service.invoke('doublin', {})).toMatchObject({
    status: 404,
    body: { detail: 'no pipeline "doublin" is served. Did you mean "doubling"?', pipelines: ['doubling'] },
  });
  for (const path of [
    '/',
    '/v1/pipelines',
    '/v1/pipelines/..%2f..%2fetc/invoke',
    '/v1/pipelines/__proto__/invoke',
    '/%zz',
    `/${'a'.repeat(9000)}`,
  ]) {
    expect([400, 404]).toContain((await post(service, [], undefined, path)).status);
  }
});

test('no GET runs anything', async () => {
  const { url } = await started();
  const answers = await Promise.all(
    ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'].map((method) => fetch(`${url}/v1/pipelines/doubling/invoke?x=1`, { method })),
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(executed).toBe(0);
});

test.each<[string, string]>([
  ['two lengths', 'Content-Length: 5\r\nContent-Length: 6'],
  ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
  ['an unknown transfer encoding', 'Transfer-Encoding: xchunked'],
  ['a header that is none', 'what is this'],
  ['a header too long', `X-Long: ${'a'.repeat(40_000)}`],
])('%s is a problem, and what follows on the connection is never seen', async (_, headers) => {
  const { port } = await started();
  const next = `POST /v1/pipelines/doubling/invoke HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{"data":{"x":1}}`;
  const answer = await sendRaw(port, `POST / HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\nhello${next}`);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(answer).toContain('Content-Type: application/problem+json');
  expect(answer).not.toContain(' 200 OK');
  expect(executed).toBe(0);
});

const secured = () =>
  start({
    ...given,
    options: { ...given.options, token: '${secret:API_TOKEN}' },
    resolve: (options) => ({ ...options, token: new Secret(() => 'open-sesame-7') }),
  });

test.each<[number, string | undefined]>([
  [200, 'Bearer open-sesame-7'],
  [200, 'bearer open-sesame-7'],
  [401, undefined],
  [401, 'open-sesame-7'],
  [401, 'Bearer open-sesame-8'],
  [401, 'Bearer open-sesame-7x'],
  [401, 'Bearer '],
  [401, 'Basic open-sesame-7'],
])('with a token, answers %i to "Authorization: %s"', async (status, authorization) => {
  const service = await secured();
  const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
  const answer = await service.invoke('doubling', { x: 1 }, { headers });
  expect(answer.status).toBe(status);
  if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  expect((await fetch(`${service.url}/nothing`)).status).toBe(401);
  expect(JSON.stringify(service.events)).not.toContain('open-sesame');
});

test('whether it lives may be asked without the token', async () => {
  const { url } = await secured();
  const answer = await fetch(`${url}/health/live`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'live' }]);
});
