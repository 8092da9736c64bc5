import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { jsonLines, withNodes } from './numbers.ts';
import { ended, leatMain, temporaryProject } from './temporary-project.ts';

/** Three hundred nodes, and a file that says that the last one ran. */
const many = withNodes(`import { writeFileSync } from 'node:fs';
const nodes = Array.from({ length: 300 }, (_, n) => node(() => { console.log('user', n); return n; }, { name: 'node-' + n, outputs: 'd' + n }));
const last = async (...all: number[]) => {
  await sleep(100);
  writeFileSync('done.txt', String(all.length));
  throw new Error('after all');
};
export default pipeline([...nodes, node(last, { inputs: nodes.map((_, n) => 'd' + n), outputs: 'end' })] as any);`);

test('a reader that closes after one line changes neither the run nor its exit code', async () => {
  using project = temporaryProject(many);
  const child = project.start(['run']);
  const end = ended(child);
  child.stdout?.once('data', () => child.stdout?.destroy());

  const { code, errors } = await end;

  expect(code).toBe(1);
  expect(readFileSync(join(project.root, 'done.txt'), 'utf8')).toBe('300');
  expect(errors).toContain('Error: after all');
  expect(errors).not.toContain('EPIPE');
});

test('standard error that is closed changes neither', async () => {
  using project = temporaryProject(many);
  const child = project.start(['run']);
  const end = ended(child);
  child.stderr?.destroy();

  expect((await end).code).toBe(1);
  expect(existsSync(join(project.root, 'done.txt'))).toBe(true);
});

test.each([['run'], ['run', '--json']])('a full disk behind standard output changes neither (%s %s)', async (...words) => {
  using project = temporaryProject(many);
  const full = openSync('/dev/full', 'w');

  const end = ended(spawn(process.execPath, [leatMain, ...words.filter(Boolean)], { cwd: project.root, stdio: ['ignore', full, 'pipe'] }));
  const { code } = await end;
  closeSync(full);

  expect(code).toBe(1);
  expect(existsSync(join(project.root, 'done.txt'))).toBe(true);
});

test('a slow reader holds up no node, and gets every line', async () => {
  using project = temporaryProject(
    withNodes(`import { writeFileSync } from 'node:fs';
const nodes = Array.from({ length: 3000 }, (_, n) => node(() => n, { name: 'a-node-with-a-long-name-' + n, outputs: 'd' + n }));
const last = () => writeFileSync('done.txt', '');
export default pipeline([...nodes, node(last, { outputs: 'end' })] as any);`),
  );
  const child = project.start(['run', '--json']);
  while (!existsSync(join(project.root, 'done.txt'))) await sleep(50);

  const { code, output } = await ended(child);

  expect(jsonLines(output).filter(({ type }) => type === 'node.finished')).toHaveLength(3001);
  expect(jsonLines(output).at(-1)).toMatchObject({ type: 'result', status: 'succeeded' });
  expect(code).toBe(0);
});

test('a handle that user code leaves open does not keep the process', async () => {
  using project = temporaryProject(
    withNodes(`setInterval(() => {}, 1000);
export default pipeline([node(() => 1, { name: 'one', outputs: 'x' })]);`),
  );

  expect((await project.leat(['run'])).code).toBe(0);
});
