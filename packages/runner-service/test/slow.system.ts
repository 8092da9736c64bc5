import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { node, pipeline } from '@leat/core';
import { expect, test } from 'vitest';
import { start } from './fixtures/services.ts';

const echo = pipeline([node((value: unknown) => value, { name: 'echo', inputs: ['value'], outputs: 'echoed' })]);
const service = () => start({ pipelines: { echo }, options: { serve: ['echo'] } });

/** Sends a text once, then a byte a second, and tells what came back and after how many milliseconds the server hung up. */
async function drip(port: number, begin: string): Promise<{ answer: string; took: number }> {
  const began = performance.now();
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => {});
  socket.write(begin);
  const dripping = setInterval(() => socket.write('a'), 1000);
  await once(socket, 'close');
  clearInterval(dripping);
  return { answer, took: performance.now() - began };
}

const head = 'POST /v1/pipelines/echo/invoke HTTP/1.1\r\nHost: localhost\r\n';

test('a client that sends a byte of its headers a second is hung up on within fifteen seconds', async () => {
  const { port } = await service();
  const { answer, took } = await drip(port, `${head}X-Slow: `);
  expect(took).toBeLessThan(15_000);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test('a client that sends a byte of its body a second is hung up on within thirty-five seconds', async () => {
  const { port } = await service();
  const { answer, took } = await drip(port, `${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"data":"`);
  expect(took).toBeLessThan(35_000);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test('slow clients hold up nobody else', async () => {
  const { port, url } = await service();
  const sockets = Array.from({ length: 100 }, () => connect(port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => {}).write(head);
  await sleep(200);
  const began = performance.now();
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(1000);
  for (const socket of sockets) socket.destroy();
});
