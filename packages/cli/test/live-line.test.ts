import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { withNodes } from './numbers.ts';
import { ended, leatMain, temporaryProject } from './temporary-project.ts';

const slow = withNodes(`const talk = async (progress: any) => {
  progress({ done: 1, total: 3 });
  await sleep(250);
  console.log('user line');
  await sleep(250);
  return 1;
};
export default pipeline([node(talk, { inputs: ['run:progress'], outputs: 'x' })]);`);

/** `script` of util-linux gives a process a terminal. */
const onTerminal = (root: string, environment: NodeJS.ProcessEnv) =>
  ended(
    spawn('script', ['-qec', `'${process.execPath}' '${leatMain}' run`, '/dev/null'], {
      cwd: root,
      env: { PATH: process.env.PATH, TERM: 'xterm', ...environment },
    }),
  );

/** What stays on the screen: of each line what was written after it was last cleared. */
const screenOf = (output: string): string =>
  output
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.split('\u001b[2K').at(-1))
    .join('\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
    .replace(/\u001b\[\d+m/g, '');

test('shows one live line on a terminal, and leaves nothing of it behind', async () => {
  using project = temporaryProject(slow);

  const { output } = await onTerminal(project.root, {});

  expect(output).toMatch(/0 of 1 · \d+ ms · talk 1\/3 \d+ ms/);
  const screen = screenOf(output);
  expect(screen).toMatch(/^▸ sequential .+\n\nuser line\n {2}✓ talk {2}\d+ ms\n\n {2}succeeded {2}1 node/);
  expect(screen).not.toContain('of 1');
});

test('shows none where CI is set', async () => {
  using project = temporaryProject(slow);

  const { output } = await onTerminal(project.root, { CI: 'true' });

  expect(output).not.toContain('\u001b[2K');
  expect(output).toContain('user line');
});
