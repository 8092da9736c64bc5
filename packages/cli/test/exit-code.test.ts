import type { ErrorData } from '@leat/core';
import { expect, test } from 'vitest';
import { type Ending, exitCodeOf } from '../src/running/exit-code.ts';
import { jsonLines, withNodes } from './numbers.ts';
import { temporaryProject } from './temporary-project.ts';

const leatError = (code: string, cause?: ErrorData): ErrorData => ({ name: 'LeatError', message: code, code, ...(cause && { cause }) });
const fileError = (code: string): ErrorData => ({ name: 'Error', message: code, code });

test.each<[string, Ending, number]>([
  ['0 when it succeeded', { status: 'succeeded' }, 0],
  ['0 when a service that succeeded was told to stop', { status: 'succeeded', signal: 'SIGTERM' }, 0],
  ['1 when a node failed', { status: 'failed', error: { name: 'TypeError', message: 'x' } }, 1],
  ['2 when it could not be run', { status: 'refused', error: leatError('UNKNOWN_PIPELINE') }, 2],
  ['2 when a secret is missing, even inside a node', { status: 'failed', error: leatError('DATASET_LOAD', leatError('NO_SECRET')) }, 2],
  ['3 when a check refused it', { status: 'refused', error: leatError('CHECK_FAILED') }, 3],
  [
    '3 when a check refused it far inside',
    { status: 'failed', error: { name: 'Error', message: 'x', cause: leatError('CHECK_FAILED') } },
    3,
  ],
  ['70 when something that is no LeatError refused it', { status: 'refused', error: { name: 'TypeError', message: 'x' } }, 70],
  ['74 when the disk is full', { status: 'failed', error: leatError('DATASET_SAVE', fileError('ENOSPC')) }, 74],
  ['74 when the disk fails', { status: 'failed', error: fileError('EIO') }, 74],
  ['74 when the quota is used up', { status: 'failed', error: fileError('EDQUOT') }, 74],
  ['130 after SIGINT', { status: 'cancelled', signal: 'SIGINT', error: leatError('RUN_CANCELLED') }, 130],
  ['143 after SIGTERM', { status: 'cancelled', signal: 'SIGTERM', error: leatError('RUN_CANCELLED') }, 143],
  ['129 after SIGHUP', { status: 'cancelled', signal: 'SIGHUP', error: leatError('RUN_CANCELLED') }, 129],
])('is %s', (_, ending, code) => {
  expect(exitCodeOf(ending)).toBe(code);
});

test('is 70 when a node calls process.exit(0), and says where', async () => {
  using project = temporaryProject(
    withNodes(`const leave = () => {
  process.exit(0);
};
export default pipeline([node(leave, { outputs: 'x' })]);`),
  );

  const { code, errors } = await project.leat(['run']);

  expect(errors).toContain('process.exit(0) was called before there was a result, while node "leave" was running');
  expect(errors).toContain('src/numbers.ts:4:11  in leave');
  expect(code).toBe(70);
});

test('is 70 when the configuration calls process.exit(0) while a command reads it', async () => {
  using project = temporaryProject({ 'leat.config.ts': 'process.exit(0);\n', 'conf/base/parameters.yml': '' });

  expect(await project.leat(['pipeline', 'list'])).toMatchObject({
    code: 70,
    errors: expect.stringContaining('process.exit(0) was called'),
  });
});

test('is 70 when a promise never settles and nothing is left to wait for', async () => {
  using project = temporaryProject(
    withNodes(`export default pipeline([node(() => new Promise(() => {}), { name: 'wait', outputs: 'x' })]);`),
  );

  const { code, errors } = await project.leat(['run']);

  expect(errors).toBe(
    '✗ nothing is left to wait for, and there is no result, while node "wait" was running: a promise there never settles\n',
  );
  expect(code).toBe(70);
});

test('is 70 with a last JSON line that says so', async () => {
  using project = temporaryProject(withNodes(`export default pipeline([node(() => process.exit(0), { name: 'leave', outputs: 'x' })]);`));

  const { code, output } = await project.leat(['run', '--json']);

  expect(jsonLines(output).at(-1)).toMatchObject({ type: 'result', status: 'lost', error: { code: 'NO_RESULT' } });
  expect(code).toBe(70);
});

test('is 1 when something is thrown that nothing can catch, and names the nodes that were running', async () => {
  using project = temporaryProject(
    withNodes(`const careless = async () => {
  Promise.reject(new TypeError('floating'));
  await sleep(30_000, undefined, { ref: true }).catch(() => {});
  return 1;
};
export default pipeline([node(careless, { outputs: 'x', timeout: 200 })]);`),
  );

  const { code, errors } = await project.leat(['run']);

  expect(errors).toContain(
    'TypeError: floating (thrown where nothing can catch it, in a callback or a promise that nobody awaits, while node "careless" was running)',
  );
  expect(code).toBe(1);
});

test('is 74 when a node meets a full disk', async () => {
  using project = temporaryProject(
    withNodes(`import { writeFileSync } from 'node:fs';
const fill = () => writeFileSync('/dev/full', 'x');
export default pipeline([node(fill, { outputs: 'x' })]);`),
  );

  expect(await project.leat(['run'])).toMatchObject({ code: 74, errors: expect.stringContaining('ENOSPC') });
});

test('is 0 for --help and --version', async () => {
  using project = temporaryProject();

  const [help, version] = await Promise.all([project.leat(['--help']), project.leat(['--version'])]);

  expect(help).toMatchObject({ code: 0, output: expect.stringContaining('run') });
  expect(version).toMatchObject({ code: 0, output: '1.0.0\n' });
});
