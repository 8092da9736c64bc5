import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { folder } from './made.ts';

const rows = 1_000_000;
const megabytes = 150;

function* lines() {
  yield 'id,name,price,amount,city,ok,day,note\n';
  for (let first = 0; first < rows; first += 1_000) {
    const block = Array.from({ length: 1_000 }, (_, index) => {
      const id = first + index;
      return `${id},name ${id},${id / 7},${id % 100},"city, ${id % 300}",${id % 2 === 0},2026-01-01,${id % 3 ? '' : 'a note'}\n`;
    });
    yield block.join('');
  }
}

const typesOf = { id: 'integer', price: 'number', amount: 'integer', ok: 'boolean' };
/** As built: stripping types takes memory of its own. */
const source = (type: string) => JSON.stringify(new URL(`../dist/${type}.js`, import.meta.url).href);

/** Runs a node that yields, from a csv file to one of JSON lines, and says what it took. */
const script = (root: string) => `
  import { node, runNode } from ${JSON.stringify(import.meta.resolve('@leat/core'))};
  import csv from ${source('csv')};
  import jsonl from ${source('jsonl')};
  const made = (definition, options) => definition.create(definition.options()['~standard'].validate(options).value,
    { name: options.path, root: ${JSON.stringify(root)}, versions: { save: 'now' } });
  const catalog = new Map([
    ['from', made(csv, { path: 'x.csv', stream: true, types: ${JSON.stringify(typesOf)} })],
    ['to', made(jsonl, { path: 'x.jsonl' })],
  ]);
  const double = node(async function* double(chunks) {
    for await (const rows of chunks) yield rows.map((row) => ({ ...row, price: row.price * 2 }));
  }, { inputs: ['from'], outputs: 'to' });
  await runNode({ node: double, attempt: 1, signal: new AbortController().signal }, { runId: 'r1', emit() {} }, catalog);
  console.log(JSON.stringify({ kilobytes: process.resourceUsage().maxRSS }));
`;

test(`a million rows go from csv to JSON lines, through a node that yields, in less than ${megabytes} MB`, async () => {
  const root = await folder();
  await pipeline(Readable.from(lines()), createWriteStream(join(root, 'x.csv')));
  await writeFile(join(root, 'run.mjs'), script(root));
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'run.mjs')]);
  expect(JSON.parse(stdout).kilobytes / 1024).toBeLessThan(megabytes);

  const counted = await promisify(execFile)('wc', ['-l', join(root, 'x.jsonl')]);
  expect(Number.parseInt(counted.stdout, 10)).toBe(rows);
  const last = await promisify(execFile)('tail', ['-n', '1', join(root, 'x.jsonl')]);
  expect(JSON.parse(last.stdout)).toMatchObject({ id: rows - 1, name: `name ${rows - 1}`, price: ((rows - 1) / 7) * 2 });
});
