import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import jsonl from '../src/jsonl.ts';
import text from '../src/text.ts';
import { folder, made } from './made.ts';

const values = ['a', 'b'].map((letter) => letter.repeat(3_000_000));

/** A process that replaces `x.txt` in `root` by one of the values, then the other, for ever; it has begun when this resolves. */
async function writer(root: string): Promise<ChildProcess> {
  const script = join(root, 'writer.mjs');
  await writeFile(
    script,
    `import text from ${JSON.stringify(new URL('../src/text.ts', import.meta.url).href)};
     const { value } = text.options()['~standard'].validate({ path: 'data/x.txt' });
     const dataset = text.create(value, { name: 'table', root: ${JSON.stringify(root)}, versions: { save: 'now' } });
     for (let round = 0; ; round++) {
       await dataset.save(round % 2 ? 'b'.repeat(3_000_000) : 'a'.repeat(3_000_000));
       if (round === 0) process.stdout.write('begun');
     }`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('a process that is killed while it saves leaves a whole file, and what else it left is removed by the next to save there', async () => {
  let left = 0;
  for (let round = 0; round < 12; round++) {
    const root = await folder();
    const child = await writer(root);
    await sleep(Math.random() * 60);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const dataset = await made(text, root, { path: 'data/x.txt' });
    expect(values.includes((await dataset.load()) as string)).toBe(true);
    left += (await readdir(join(root, 'data'))).length - 1;
    await dataset.save('next');
    expect(await readdir(join(root, 'data'))).toEqual(['x.txt']);
  }
  expect(left).toBeGreaterThan(0); // else no kill fell into a save, and this test has shown nothing
});

test('a process that is killed while it appends leaves nothing that is seen, and nothing at all after the next save', async () => {
  const root = await folder();
  const script = join(root, 'writer.mjs');
  await writeFile(
    script,
    `import jsonl from ${JSON.stringify(new URL('../src/jsonl.ts', import.meta.url).href)};
     const { value } = jsonl.options()['~standard'].validate({ path: 'data/x.jsonl' });
     const parts = jsonl.create(value, { name: 'table', root: ${JSON.stringify(root)}, versions: { save: 'now' } }).append();
     for (let round = 0; ; round++) {
       await parts.write(Array.from({ length: 1_000 }, (_, row) => ({ round, row })));
       if (round === 5) process.stdout.write('begun');
     }`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const dataset = await made(jsonl, root, { path: 'data/x.jsonl' });
  expect(await dataset.exists()).toBe(false);
  expect(await readdir(join(root, 'data'))).toHaveLength(1);
  await dataset.save([1]);
  expect(await readdir(join(root, 'data'))).toEqual(['x.jsonl']);
});
