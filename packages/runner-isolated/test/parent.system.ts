import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { isRunning, newFolder, seenIn } from './fixtures/start.ts';

interface Family {
  readonly parent: ChildProcess;
  /** The isolated process. */
  readonly child: number;
}

/** A parent that leads a group, as a shell would start it, and its isolated process, which is in the named pipeline's node. */
async function startFamily(pipeline: string): Promise<Family> {
  const folder = newFolder();
  const script = join(import.meta.dirname, 'fixtures/parent.ts');
  const parent = spawn(process.execPath, [script, pipeline, folder], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const line = () => (existsSync(`${folder}/seen`) ? seenIn(folder).find((each) => each.startsWith('loop ')) : undefined);
  await expect.poll(line, { timeout: 10_000, interval: 20 }).toBeDefined();
  const child = Number(line()!.replace('loop ', ''));
  onTestFinished(() => {
    if (isRunning(child)) process.kill(child, 'SIGKILL');
  });
  return { parent, child };
}

test.runIf(process.platform === 'linux')(
  'a process in an endless loop is gone within two seconds of its parent, kill -9 included',
  async () => {
    const { parent, child } = await startFamily('loopAndSay');
    await sleep(1000);
    expect(isRunning(child)).toBe(true);
    const killed = performance.now();
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(child), { timeout: 2000, interval: 20 }).toBe(false);
    expect(performance.now() - killed).toBeLessThan(2000);
  },
);

test.runIf(process.platform === 'linux')('Ctrl-C reaches the process once, through its parent, and ends both', async () => {
  const { parent, child } = await startFamily('loopAndSay');
  let printed = '';
  parent.stdout!.on('data', (bytes) => {
    printed += bytes;
  });
  process.kill(-parent.pid!, 'SIGINT'); // as a terminal does: to the whole group in front
  await sleep(200);
  expect(isRunning(child)).toBe(true); // it has its grace
  await once(parent, 'close');
  expect(isRunning(child)).toBe(false);
  expect(JSON.parse(printed)).toMatchObject({ status: 'cancelled', error: { cause: { message: 'interrupted' } } });
});
