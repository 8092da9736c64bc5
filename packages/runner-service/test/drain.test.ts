import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { node, pipeline } from '@leat/core';
import { expect, test } from 'vitest';
import { start } from './fixtures/services.ts';

let executed = 0;
const brief = async (x: number) => {
  executed++;
  await sleep(10);
  return x;
};
const working = pipeline([node(brief, { inputs: ['x'], outputs: 'y' })]);

/** Asks over one kept connection until the service is gone, and tells how each request ended. */
async function askUntilGone(url: string): Promise<readonly string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ended: string[] = [];
  while (ended.at(-1) === undefined || ended.at(-1) === '200') {
    const { promise, resolve } = Promise.withResolvers<string>();
    const asked = request(`${url}/v1/pipelines/working/invoke`, { method: 'POST', agent, headers: { 'content-type': 'application/json' } });
    asked.on('response', (response) => response.resume().on('end', () => resolve(String(response.statusCode))));
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    asked.end('{"data":{"x":1}}');
    ended.push(await promise);
  }
  agent.destroy();
  return ended;
}

test('told to stop while thirty-two clients keep asking, it answers everything it took', async () => {
  const service = await start({ pipelines: { working }, options: { serve: ['working'] } });
  const clients = Array.from({ length: 32 }, () => askUntilGone(service.url));
  await sleep(200);
  expect((await service.stop()).status).toBe('succeeded');
  const ended = (await Promise.all(clients)).flat();
  expect(ended.filter((one) => one === '200')).toHaveLength(executed);
  const others = ended.filter((one) => one !== '200'); // the last of each client: it came when nobody listened any more
  expect(others).toHaveLength(32);
  for (const one of others) expect(one).toMatch(/^ECONN(REFUSED|RESET)$/);
});
