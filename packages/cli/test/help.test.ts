import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ended, leatMain, temporaryProject } from './temporary-project.ts';

const groups = ['pipeline', 'catalog', 'config', 'runner'];
const commands = [
  [],
  ['run'],
  ['info'],
  ['completion'],
  ...groups.map((group) => [group]),
  ['pipeline', 'list'],
  ['pipeline', 'describe'],
  ['catalog', 'list'],
  ['catalog', 'describe'],
  ['catalog', 'resolve'],
  ['catalog', 'schema'],
  ['config', 'show'],
  ['runner', 'list'],
  ['runner', 'describe'],
  ['runner', 'check'],
  ['runner', 'schema'],
];

test.concurrent.each(commands.map((words) => [['leat', ...words].join(' '), words] as const))(
  'the help of "%s" fits into 80 columns',
  async (_, words) => {
    using project = temporaryProject();

    const { output, code } = await project.leat([...words, '--help']);

    expect(output.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(output).toMatch(/^USAGE\n/);
    expect(code).toBe(0);
  },
);

const trace = `import { registerHooks } from 'node:module';
import { writeSync } from 'node:fs';
registerHooks({ load: (url, context, next) => (writeSync(2, url + '\\n'), next(url, context)) });
`;

test('says its help without loading more than itself: neither core nor the project nor YAML', async () => {
  using project = temporaryProject();
  writeFileSync(join(project.root, 'trace.mjs'), trace);

  const { errors } = await ended(spawn(process.execPath, ['--import', './trace.mjs', leatMain, '--help'], { cwd: project.root }));

  const files = errors.split('\n').filter((line) => line.startsWith('file:'));
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => !file.includes('/packages/cli/dist/'))).toEqual([]);
  expect(files.filter((file) => /\/(looking|run|project-names)-/.test(file))).toEqual([]);
});
