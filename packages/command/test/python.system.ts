import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRunner, type Dataset, defineRunner, memoryStore, pipeline, runNode } from '@leat/core';
import { expect, test } from 'vitest';
import { command } from '../src/index.ts';

const train = `
import json, sys

given = json.load(sys.stdin)
with open(given["inputs"]["rows"]) as file:
    rows = [tuple(map(float, line.split(","))) for line in file.read().split()]
mean_x = sum(x for x, _ in rows) / len(rows)
mean_y = sum(y for _, y in rows) / len(rows)
slope = sum((x - mean_x) * (y - mean_y) for x, y in rows) / sum((x - mean_x) ** 2 for x, _ in rows)
print("fitted", len(rows), "rows")
with open(given["outputs"]["model"], "w") as file:
    json.dump({"slope": slope, "intercept": mean_y - slope * mean_x}, file)
`;

const python = execFileSync('sh', ['-c', 'command -v python3 || true'], { encoding: 'utf8' }).trim();
if (!python) console.warn('skipped: python3 is not installed');

test.skipIf(!python && !process.env.CI)('a real Python script trains a model between nodes of TypeScript', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leat-python-'));
  const file = (name: string): Dataset<string> => {
    const path = join(folder, name);
    return {
      load: () => readFile(path, 'utf8'),
      save: (value) => writeFile(path, value),
      file: {
        read: async () => ({ path, [Symbol.asyncDispose]: async () => {} }),
        write: async () => ({
          path: `${path}.new`,
          commit: () => rename(`${path}.new`, path),
          discard: () => rm(`${path}.new`, { force: true }),
        }),
      },
    };
  };
  await writeFile(join(folder, 'train.py'), train);
  await writeFile(join(folder, 'rows.csv'), '1,3\n2,5\n3,7\n');
  const inline = defineRunner({
    apiVersion: 1,
    kind: 'executor',
    create: () => ({ concurrency: 1, open: (request, { catalog }) => ({ execute: (call) => runNode(call, request, catalog) }) }),
  });
  const logs: string[] = [];
  const runner = await createRunner('inline', inline);
  const result = await runner.run({
    runId: 'r1',
    pipeline: 'training',
    parameters: {},
    data: new Map(),
    load: async () => ({
      pipeline: async () => pipeline([command(['python3', 'train.py'], { name: 'train', inputs: ['rows'], outputs: ['model'] })]),
      catalog: new Map([
        ['rows', file('rows.csv')],
        ['model', file('model.json')],
      ]),
    }),
    source: { root: folder, module: './none.js', export: 'none', arguments: null },
    signal: new AbortController().signal,
    emit: (event) => event.type === 'log' && logs.push(event.text),
    store: memoryStore('r1'),
  });
  expect(result.status).toBe('succeeded');
  expect(logs).toEqual(['fitted 3 rows']);
  expect(JSON.parse((await result.outputs.get('model')?.load()) as string)).toEqual({ slope: 2, intercept: 1 });
});
