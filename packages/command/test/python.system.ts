import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../src/index.ts';
import { runIn } from './fixtures/runs.ts';

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
  await writeFile(join(folder, 'train.py'), train);
  await writeFile(join(folder, 'rows.csv'), '1,3\n2,5\n3,7\n');
  const logs: string[] = [];
  const node = command(['python3', 'train.py'], { name: 'train', inputs: ['rows'], outputs: ['model'] });
  const result = await runIn(folder, node, ['rows.csv', 'model.json'], {
    emit: (event) => event.type === 'log' && logs.push(event.text),
  });
  expect(result.status).toBe('succeeded');
  expect(logs).toEqual(['fitted 3 rows']);
  expect(JSON.parse((await result.outputs.get('model')?.load()) as string)).toEqual({ slope: 2, intercept: 1 });
});
