import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Stub, startStub } from '../src/stub-server.ts';
import { expectedAnswers, savedIn } from './support/answered.ts';
import { type Started, startLeat } from './support/leat.ts';
import { copyOfApp } from './support/scratch.ts';

const documents = { count: 5000, seed: 7 };

test('5,000 documents as the project is started, and again without a question', async () => {
  const root = copyOfApp();
  const first = await startLeat(root, ['run']).ended;
  expect(first, first.text).toMatchObject({ code: 0 });
  expect(savedIn(root, '03_enriched')).toEqual(expectedAnswers(documents));

  // no question can be answered any more
  const again = await startLeat(root, ['run', '--runner', 'here', '--with', 'stub', '--runner-set', 'stub.failing=1']).ended;
  expect(again, again.text).toMatchObject({ code: 0 });
  expect(savedIn(root, '03_enriched')).toEqual(expectedAnswers(documents));
});

test('5,000 documents under runs that are killed and interrupted, each going on behind the one before', async () => {
  const root = copyOfApp();
  await using stub = await startStub({ port: 0, perSecond: 800, delay: 40, failing: 0.1, seed: 1 });
  mkdirSync(join(root, 'conf/local'));
  writeFileSync(join(root, 'conf/local/catalog.yml'), 'service: { type: json, path: service.json }\n');
  writeFileSync(join(root, 'service.json'), JSON.stringify({ url: stub.url }));
  const start = () => startLeat(root, ['run', '--runner', 'here']);
  const known = new Map<string, number>();

  for (const [signal, answers] of [
    ['SIGKILL', 2000],
    ['SIGINT', 6000],
  ] as const) {
    const started = start();
    await answered(stub, answers, started);
    started.child.kill(signal);
    expect(await started.ended).toMatchObject({ signal });
    for (const [id, asked] of known) expect(timesAsked(stub, id)).toBe(asked);
    known.clear();
    for (const id of savedIds(root)) known.set(id, timesAsked(stub, id));
    expect(known.size).toBeGreaterThan(0);
  }

  const last = await start().ended;
  expect(last, last.text).toMatchObject({ code: 0 });
  for (const [id, asked] of known) expect(timesAsked(stub, id)).toBe(asked);
  expect(savedIn(root, '03_enriched')).toEqual(expectedAnswers(documents));
  for (const { rate } of Object.values(stub.endpoints)) expect(rate.busiest).toBeLessThanOrEqual(800);
});

/** Waits until the service has given so many answers in all. */
async function answered(stub: Stub, count: number, { child }: Started): Promise<void> {
  const given = () => Object.values(stub.endpoints).reduce((sum, endpoint) => sum + endpoint.answered.size, 0);
  while (given() < count) {
    expect(child.exitCode).toBeNull();
    await sleep(50);
  }
}

/** Of both endpoints, `classify d00001`; every partition must be whole. */
function savedIds(root: string): readonly string[] {
  const folders = { classify: '02_answers/topics', summarise: '02_answers/summaries' };
  return Object.entries(folders).flatMap(([endpoint, folder]) =>
    Object.values(savedIn(root, folder)).flatMap((rows) => {
      expect(rows).toHaveLength(100);
      return rows.map(({ id }) => `${endpoint} ${id}`);
    }),
  );
}

function timesAsked(stub: Stub, name: string): number {
  const [endpoint, id] = name.split(' ');
  return stub.endpoints[endpoint!]!.asked.get(id!) ?? 0;
}
