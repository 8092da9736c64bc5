import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { jsonLines, withNodes } from './numbers.ts';
import { ended, temporaryProject } from './temporary-project.ts';

const kind = `const first = () => 1;
const slow = (signal: AbortSignal) => {
  console.log('running');
  return sleep(60_000, 1, { signal });
};
export default pipeline([node(first, { outputs: 'one' }), node(slow, { inputs: ['run:signal'], outputs: 'two' })]);`;

/** Holds the thread between two looks at the clock, and does not listen. */
const rude = `const rude = async () => {
  console.log('running');
  for (;;) await sleep(20);
};
export default pipeline([node(rude, { outputs: 'one' })]);`;

const running = ({ stdout, stderr }: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    for (const stream of [stdout, stderr]) stream?.on('data', (text) => String(text).includes('running') && resolve());
  });

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'ends by %s itself once what runs has ended and the summary is written',
  async (signal) => {
    using project = temporaryProject(withNodes(kind));
    const child = project.start(['run']);
    const end = ended(child);
    await running(child);

    child.kill(signal);
    const { output, errors, ...how } = await end;

    expect(how).toEqual({ code: null, signal });
    expect(output).toMatch(/ {2}◌ slow +cancelled after/);
    expect(output).toMatch(/cancelled {2}1 of 2 nodes · 1 cancelled ·/);
    expect(errors).toContain('stopping: what runs has 5 s to end');
  },
);

test('ends --json with the result of the cancelled run', async () => {
  using project = temporaryProject(withNodes(kind));
  const child = project.start(['run', '--json']);
  const end = ended(child);
  await running(child);

  child.kill('SIGINT');
  const { output, signal } = await end;

  expect(jsonLines(output).at(-1)).toMatchObject({
    type: 'result',
    status: 'cancelled',
    error: { code: 'RUN_CANCELLED', cause: { message: 'SIGINT was received' } },
  });
  expect(signal).toBe('SIGINT');
});

test('gives a node that does not listen 5 s, then ends', async () => {
  using project = temporaryProject(withNodes(rude));
  const child = project.start(['run']);
  const end = ended(child);
  await running(child);
  const began = performance.now();

  child.kill('SIGTERM');

  expect(await end).toMatchObject({ signal: 'SIGTERM', output: expect.stringContaining('cancelled  0 of 1 node') });
  expect(performance.now() - began).toBeLessThan(8000);
});

test('ends at once on a second SIGINT', async () => {
  using project = temporaryProject(withNodes(rude));
  const child = project.start(['run']);
  const end = ended(child);
  await running(child);

  child.kill('SIGINT');
  await sleep(300);
  const began = performance.now();
  child.kill('SIGINT');

  expect(await end).toMatchObject({ signal: 'SIGINT', errors: expect.stringContaining('the run was ended at once and has no result') });
  expect(performance.now() - began).toBeLessThan(1000);
});

test('succeeds when a runner that was told to stop says that it did', async () => {
  using project = temporaryProject({
    ...withNodes(kind),
    'conf/base/runners.yml': 'default: { type: ./src/serve.ts }\n',
    'src/serve.ts': `import { defineRunner } from '@leat/core';
export default defineRunner({ apiVersion: 1, kind: 'leaf', endless: true, create: () => ({
  run: ({ runId, signal }) => new Promise((resolve) => {
    console.log('running');
    const open = setInterval(() => {}, 1000);
    signal.addEventListener('abort', () => {
      clearInterval(open);
      resolve({ runId, status: 'succeeded', nodes: [], outputs: new Map() });
    });
  }),
}) });
`,
  });
  const child = project.start(['run']);
  const end = ended(child);
  await running(child);

  child.kill('SIGTERM');

  expect(await end).toMatchObject({ code: 0, signal: null });
});
