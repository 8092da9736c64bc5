import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { s3Place } from './support/s3-place.ts';
import { type S3Server, startS3 } from './support/s3-server.ts';
import { storagePromises } from './support/storage-promises.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3();
});
afterAll(() => server[Symbol.asyncDispose]());

test.each(storagePromises)('in S3: $title', async ({ keep }) => keep(await s3Place(server)));

test('a process that is killed while it appends to S3 leaves nothing in the bucket, and nothing on this machine after the next', async () => {
  const place = await s3Place(server);
  const path = place.path('x.txt');
  const spooled = join(tmpdir(), `leat-spool-${process.getuid?.() ?? 'own'}`);
  const program = `
    import text from ${JSON.stringify(new URL('../src/text.ts', import.meta.url).href)};
    const options = text.options()['~standard'].validate(${JSON.stringify({ path, ...place.options })}).value;
    const parts = text.create(options, { name: 'table', root: '/', versions: { save: 'now' } }).append();
    for (let round = 0; ; round++) {
      await parts.write('x'.repeat(100_000));
      if (round === 5) process.stdout.write('begun');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const left = async () => (await readdir(spooled)).filter((name) => name.includes(`-${child.pid}-`));
  expect(await left()).toHaveLength(1);
  expect(await place.files()).toEqual([]);

  const next = `
    import text from ${JSON.stringify(new URL('../src/text.ts', import.meta.url).href)};
    const options = text.options()['~standard'].validate(${JSON.stringify({ path, ...place.options })}).value;
    await text.create(options, { name: 'table', root: '/', versions: { save: 'now' } }).save('whole');`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', next]);
  expect(await left()).toEqual([]);
  expect(await place.get('x.txt')).toBe('whole');
});

test('a large object is streamed, not held in memory', async () => {
  const place = await s3Place(server);
  const program = `
    import { storedFile } from ${JSON.stringify(new URL('../src/storage/stored-file.ts', import.meta.url).href)};
    const file = storedFile(${JSON.stringify({ path: place.path('big.bin'), ...place.options })}, { name: 'table', root: '/', versions: { save: 'now' } });
    const parts = file.append();
    const block = Buffer.alloc(1_000_000, 'x');
    for (let count = 0; count < 300; count++) await parts.write(block);
    await parts.commit();
    let size = 0;
    for await (const chunk of file.stream()) size += chunk.length;
    console.log(JSON.stringify({ size, kilobytes: process.resourceUsage().maxRSS }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  const { size, kilobytes } = JSON.parse(stdout);
  expect(size).toBe(300_000_000);
  expect(kilobytes / 1024).toBeLessThan(250);
});
