import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { everyCommand } from './every-command.ts';
import { withNodes } from './numbers.ts';
import { ended, type Files, type TemporaryProject, temporaryProject, twoNodes } from './temporary-project.ts';
import { filesOf, wrongProjects } from './wrong-projects.ts';

/** With what addresses, JSON and base64 write in another way. */
const random = (): string => `${randomBytes(15).toString('base64')}/+?"${randomBytes(6).toString('hex')}`;
/** Written into a file of credentials in plain words. */
const plain = random();
/** In the environment, named by `${secret:…}`. */
const secret = random();
/** The password of an address. */
const inAddress = randomBytes(12).toString('hex');
const environment = { CANARY: secret };

/** Every way in which a canary may be written, so that finding one is finding the canary. */
const forms: readonly string[] = [plain, secret, inAddress].flatMap((value) => {
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]).toString('base64');
    const inside = text.slice(before === 0 ? 0 : 4, Math.floor((before + value.length) / 3) * 4);
    return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const hex = Buffer.from(value).toString('hex');
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), encodeURI(value), hex, hex.toUpperCase(), ...base64];
});

const found = (text: string): readonly string[] => forms.filter((form) => text.includes(form));

const credentials = 'conf/base/credentials_canary.yml';

/** Beside whatever a project has. */
const canaries: Files = {
  [credentials]: `canary:
  password: ${JSON.stringify(plain)}
  token: "\${secret:CANARY}"
  address: "postgres://me:${inAddress}@localhost/db"
`,
};

/** Everything that is left behind, but for the file that holds the canary. */
function leftBehind(project: TemporaryProject): string {
  const files = project.files().filter((file) => file !== credentials);
  return files.map((file) => `${file}\n${readFileSync(join(project.root, file), 'latin1')}`).join('\n');
}

async function expectNoCanary(project: TemporaryProject, words: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<void> {
  const { output, errors } = await project.leat(words, { ...environment, ...more });
  expect(found(output + errors), `leat ${words.join(' ')}\n${output}${errors}`).toEqual([]);
}

/** A dataset type, a runner, and nodes that know the canaries and tell everybody. */
const leaking: Files = {
  ...withNodes(
    `const forms = (value: string) => [
  value, JSON.stringify({ value }), encodeURIComponent(value), ...['base64', 'base64url', 'hex'].map((form) => Buffer.from(value).toString(form as any)),
  Buffer.from('me:' + value).toString('base64'), String(new URLSearchParams({ value })),
].join(' ');
const leak = (rows: any, log: any, progress: any) => {
  const text = Object.values(rows).map((one) => forms(String(one))).join(' ');
  console.log(text);
  console.error(text);
  process.stdout.write(text + '\\n');
  log.info(text);
  return { text, rows, short: Object.values(rows) };
};
const fail = (given: any) => {
  throw Object.assign(new Error('refused: ' + given.text, { cause: new TypeError(given.text) }), { code: given.rows.password });
};
const crash = (given: any) => {
  setTimeout(() => { throw new Error(given.text); });
  return sleep(5000);
};
export default pipeline([
  node(leak, { inputs: ['rows', 'run:logger', 'run:progress'], outputs: 'told', tags: ['leak'] }),
  node(fail, { inputs: ['told'], outputs: 'x', tags: ['fail'] }),
  node(crash, { inputs: ['told'], outputs: 'y', tags: ['crash'] }),
]);`,
  ),
  'src/store.ts': `import { defineDataset } from '@leat/core';
const options = { '~standard': { version: 1 as const, vendor: 'test', validate: (value: any) => ({ value }) } };
export default defineDataset({
  apiVersion: 1,
  options,
  create: ({ credentials, mode }: any) => {
    const all = Object.fromEntries(Object.entries(credentials).map(([key, one]: any) => [key, one.reveal()]));
    if (mode === 'create') throw new Error('cannot be made with ' + JSON.stringify(all));
    return {
      location: 'store of ' + JSON.stringify(credentials) + (mode === 'location' ? all.password : ''),
      load: () => {
        if (mode === 'load') throw new Error('no login with ' + JSON.stringify(all) + Buffer.from(all.password).toString('hex'));
        return { ...all, inAddress: new URL(all.address).password };
      },
      save: () => {},
    };
  },
});
`,
  'src/told.ts': `import { childRun, defineRunner } from '@leat/core';
const options = { '~standard': { version: 1 as const, vendor: 'test', validate: (value: any) => ({ value }) } };
const create = ({ token }: any, { runner }: any) => ({
  run: async (request: any) => {
    request.emit({ type: 'note', runId: request.runId, at: Date.now(), name: 'told/token', data: { token: token.reveal(), shown: token } });
    return runner.run(childRun(request, 'inside'));
  },
});
export default defineRunner({ apiVersion: 1, kind: 'wrapper', options, create });
`,
  'conf/base/catalog.yml':
    'rows: { type: ./src/store.ts, mode: "${globals:mode}", credentials: canary }\n"{layer}_{name}": { type: text, path: "{layer}/{name}.txt" }\n',
  'conf/base/runners.yml': `default: told
told: { type: ./src/told.ts, token: "\${secret:CANARY}", runner: sequential }
again: { type: retry, attempts: 2, runner: told }
threads: { type: parallel, workers: 2 }
checks: { type: preflight, checks: ["sleep 1"] }
late: { type: preflight, checks: ["echo $CANARY; echo $CANARY >&2; exit 3"] }
`,
  ...canaries,
};
const modes = ['none', 'create', 'location', 'load'];
const leakingIn = (mode: string) =>
  temporaryProject({ ...leaking, 'conf/base/globals.yml': `mode: ${mode}\n` }, ['runner-parallel', 'runner-isolated']);

test.each(modes)('no command prints a credential of a project that tries to (%s)', async (mode) => {
  using project = leakingIn(mode);
  const more = [['config', 'show', 'credentials', '--origin'], ['catalog', 'resolve', 'rows'], ['--help'], ['runner', 'describe', 'again']];

  for (const words of [...everyCommand, ...more]) {
    await expectNoCanary(project, words);
    if (words[0] !== '--help') await expectNoCanary(project, [...words, '--json']);
  }
  expect(found(leftBehind(project))).toEqual([]);
});

test.each(modes)('no run prints a credential, however its nodes tell it (%s)', async (mode) => {
  using project = leakingIn(mode);

  for (const tag of ['leak', 'leak,fail', 'leak,crash']) {
    for (const flags of [[], ['--json'], ['--verbose'], ['--quiet'], ['--quiet', '--json']])
      await expectNoCanary(project, ['run', '--tags', tag, ...flags]);
  }
  for (const runner of ['again', 'threads']) {
    for (const flags of [[], ['--json'], ['--verbose']]) await expectNoCanary(project, ['run', '--runner', runner, ...flags]);
  }
  for (const flags of [[], ['--json']]) await expectNoCanary(project, ['run', '--with', 'late', ...flags]);
  expect(found(leftBehind(project))).toEqual([]);
});

test('the canary sings: what is looked for would be found', async () => {
  using project = leakingIn('none');

  const { output, errors } = await project.leat(['run', '--tags', 'leak'], environment);
  const told = `${plain} ${Buffer.from(secret).toString('base64')} ${Buffer.from(inAddress).toString('hex')} ${encodeURIComponent(plain)}`;

  expect(errors).toContain('***');
  expect(output).toMatch(/told\/token +token: \*\*\*/);
  expect(found(told).length).toBeGreaterThan(3);
});

test.concurrent.each(wrongProjects)('no error says a credential: $title', async (wrong) => {
  using project = temporaryProject({ ...filesOf(wrong), ...canaries });
  const words = wrong.words ?? ['run'];

  await expectNoCanary(project, words, wrong.environment);
  if (words[0] === 'run') {
    await expectNoCanary(project, [...words, '--json', '--verbose'], wrong.environment);
    await expectNoCanary(project, [...words, '--dry-run'], wrong.environment);
  }
  expect(found(leftBehind(project))).toEqual([]);
});

const bare = `Q${randomBytes(12).toString('hex')}`;

test.concurrent.each([
  ['an unclosed quote', `canary: { password: "${bare}`],
  ['an alias', `canary: { password: *${bare} }`],
  ['a tag', `canary: { password: !${bare} x }`],
  ['a colon too many', `canary: password: ${bare}`],
  ['a reference without an end', `canary: { password: "\${${bare}" }`],
  ['a reference to nothing', `canary: { password: "\${${bare}}" }`],
  ['a resolver that does not exist', `canary: { password: "\${${bare}:x}" }`],
  ['a wrong indentation', `canary:\n  password: x\n ${bare}: y`],
  ['a reserved character', `canary: { password: @${bare} }`],
  ['a list', `- ${bare}`],
  ['a single value', bare],
  ['a second document', `canary: ${bare}\n---\nx: ${bare}`],
])('no error about a file of credentials says what is in it: %s', async (_, text) => {
  using project = temporaryProject({ ...twoNodes, 'conf/base/credentials.yml': `${text}\n` });

  for (const words of [['run'], ['run', '--json', '--verbose'], ['config', 'show'], ['__complete', 'config', 'show', '']]) {
    const { output, errors } = await project.leat(words);
    expect(output + errors).not.toContain(bare);
  }
});

test('no completion offers a credential', async () => {
  using project = leakingIn('none');

  for (const words of [
    ['config', 'show', ''],
    ['config', 'show', 'credentials.'],
    ['catalog', 'describe', ''],
    ['run', '--nodes', ''],
    ['run', '--to-outputs', ''],
    ['run', '--runner', ''],
  ])
    await expectNoCanary(project, ['__complete', ...words]);
});

test('no process has a credential among its arguments while a run goes on', async () => {
  using project = leakingIn('none');
  const seen = new Set<string>();
  const watched = new AbortController();
  const watching = (async () => {
    while (!watched.signal.aborted) {
      for (const line of commandLines()) seen.add(line);
      await sleep(20);
    }
  })();

  for (const words of [
    ['run', '--with', 'checks', '--tags', 'leak'],
    ['run', '--runner', 'threads', '--with', 'checks'],
  ])
    await ended(project.start(words, environment));
  watched.abort();
  await watching;

  expect([...seen].some((line) => line.includes('sleep'))).toBe(true);
  expect(found([...seen].join('\n'))).toEqual([]);
});

/** Of every process of this machine that can be looked at. */
function commandLines(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        return [readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return []; // it has ended
      }
    });
}
