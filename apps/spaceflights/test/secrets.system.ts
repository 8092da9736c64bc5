import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { formsIn, newCanary } from './support/canary.ts';
import { leat, type Started, startLeat, startNode } from './support/leat.ts';
import { copyOfFixture } from './support/scratch.ts';

const support = join(import.meta.dirname, 'support');
let root: string;
let token: string;
let key: string;
let environment: Readonly<Record<string, string>>;

beforeEach(() => {
  root = copyOfFixture('stacks');
  writeFileSync(join(root, 'spy'), '');
  token = newCanary();
  key = newCanary();
  environment = { API_TOKEN: token, VAULT_KEY: key, LEAT_TEST_SPY: join(root, 'spy'), NODE_OPTIONS: `--import=${join(support, 'spy.ts')}` };
});

const drive = (runner: string, pipeline: string): Started =>
  startNode(root, [join(support, 'drive.ts'), root, runner, pipeline], environment);

const messages = (): string => readFileSync(join(root, 'spy'), 'latin1');

/** Where each canary stands, and in which form: nothing, if all is well. */
const found = (texts: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(texts).flatMap(([where, text]) =>
    [token, key].flatMap((canary) => formsIn(text, canary).map((form) => `${where}: ${form}`)),
  );

const commandsOf = (started: Started): string =>
  started
    .family()
    .map(({ command }) => command)
    .join('\n');

async function ask(url: string | undefined, pipeline: string, bearer: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(`${url}/v1/pipelines/${pipeline}/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: '{}',
  });
  return { status: answer.status, text: await answer.text() };
}

test('a canary that was written anywhere would be found', () => {
  const forms = {
    raw: `a ${key} b`,
    cut: key.slice(0, 50),
    address: new URL(`http://x/?${new URLSearchParams({ key })}`).href,
    bytes: Buffer.from(key.slice(0, 64), 'hex').toString('base64'),
    header: Buffer.from(`me:${key}`).toString('base64'),
    one: Buffer.from(`a${key}:b`).toString('base64'),
    two: Buffer.from(`ab${key}:b`).toString('base64url'),
    hexadecimal: Buffer.from(`a${key}`).toString('hex'),
  };
  for (const [where, text] of Object.entries(forms)) expect(found({ [where]: text })).not.toEqual([]);
  expect(found({ other: newCanary() })).toEqual([]);
});

test('a service behind a process and threads knows its token and a credential, and nothing else there does', async () => {
  const service = drive('served', 'training');
  const [, url] = await service.says(/"url":"(http:[^"]+)"/);
  expect((await ask(url, 'unlocking', 'wrong')).status).toBe(401);
  const answer = await ask(url, 'unlocking', token);
  expect([answer.status, JSON.parse(answer.text).outputs]).toEqual([200, { size: key.length }]);
  const commands = commandsOf(service);
  expect(commands).toContain('drive.ts');
  expect(commands).toContain('runner-isolated');
  service.signal('SIGTERM');
  const { code, output, errors } = await service.ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toContain('ended: succeeded');
  for (const how of ['to child', 'to parent', 'to thread', 'through port', 'new thread', 'new process'])
    expect(messages()).toContain(`\n${how} `);
  expect(messages()).toContain('${secret:API_TOKEN}');
  expect(output).toContain('${secret:API_TOKEN}');
  expect(found({ messages: messages(), commands, output, errors, answer: answer.text })).toEqual([]);
});

test.each([
  ['searched', 'training'],
  ['tried', 'unlocking'],
  ['cleanly', 'unlocking'],
  ['parallel', 'unlocking'],
  ['sequential', 'unlocking'],
])('request, plan, runner, events, store, result and messages of %s with %s hold no secret', async (runner, pipeline) => {
  const run = drive(runner, pipeline);
  const { code, output, errors } = await run.ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toContain('ended: succeeded');
  if (pipeline === 'unlocking') expect(output).toContain(`outputs: { size: ${key.length} }`);
  expect(found({ messages: messages(), output, errors })).toEqual([]);
});

test.each([
  ['runner', 'describe', 'served'],
  ['runner', 'list'],
  ['runner', 'check'],
  ['pipeline', 'list'],
  ['run', '--runner', 'cleanly', '--pipeline', 'unlocking', '--verbose'],
  ['run', '--runner', 'searched', '--pipeline', 'training', '--json'],
])('leat %s %s %s prints no secret', async (...words) => {
  const { code, output, errors } = await leat(root, words, environment);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  if (words.includes('describe')) expect(output).toContain('token: "${secret:API_TOKEN}"');
  expect(found({ output, errors })).toEqual([]);
});

describe('a node fails, and what it throws contains a credential', () => {
  test.each(
    ['sequential', 'parallel', 'cleanly', 'cleanlyInOrder'].flatMap((runner) => [
      [runner, '--verbose'],
      [runner, '--json'],
    ]),
  )('leat run --runner %s %s prints it without', async (runner, flag) => {
    const { code, output, errors } = await leat(root, ['run', '--runner', runner, '--pipeline', 'leaking', flag], environment);
    expect(code).toBe(1);
    expect(output + errors).toContain('no answer from vault:***@example.org?key=***, Basic ');
    expect(found({ output, errors })).toEqual([]);
  });

  test('a service answers 500 and logs it, both without', async () => {
    const service = startLeat(root, ['run', '--runner', 'served', '--pipeline', 'training'], environment);
    const [, url] = await service.says(/url: (http:\S+)/);
    const answer = await ask(url, 'leaking', token);
    const commands = commandsOf(service);
    service.signal('SIGINT');
    const { code, output, errors } = await service.ended;
    expect([code, answer.status]).toEqual([0, 500]);
    expect(output).toContain('no answer from vault:***@example.org');
    expect(found({ commands, output, errors, answer: answer.text })).toEqual([]);
  });
});

test.each(
  ['sequential', 'parallel', 'cleanly', 'cleanlyInOrder'].flatMap((runner) => [
    [runner, '--verbose'],
    [runner, '--json'],
  ]),
)('a credential that a node prints under %s is not printed by leat %s', async (runner, flag) => {
  const { code, output, errors } = await leat(root, ['run', '--runner', runner, '--pipeline', 'printing', flag], environment);
  expect(code).toBe(0);
  expect(output + errors).toContain('the key is ***');
  expect(output + errors).toContain('or ***');
  expect(found({ output, errors })).toEqual([]);
});

test('who only passes a secret on needs no value, and who needs it refuses the run by name', async () => {
  const { API_TOKEN: _, ...without } = environment;
  const trained = await leat(root, ['run', '--runner', 'cleanly', '--pipeline', 'training'], without);
  expect(trained.code).toBe(0);
  const served = await leat(root, ['run', '--runner', 'served', '--pipeline', 'training'], without);
  expect({ code: served.code, errors: served.errors }).toEqual({ code: 2, errors: expect.stringContaining('API_TOKEN') });
});
