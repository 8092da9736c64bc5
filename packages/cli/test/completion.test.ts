import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Ended, ended, leatMain, type TemporaryProject, temporaryProject, twoNodes } from './temporary-project.ts';

const files = {
  ...twoNodes,
  'leat.config.ts': `import { defineConfig } from 'leat';
export default defineConfig({ pipelines: { numbers: () => import('./src/numbers.ts'), other: () => import('./src/broken.ts') } });
`,
  'src/broken.ts': 'throw new Error("imported");\n',
  'conf/prod/parameters.yml': '{}\n',
  'conf/base/catalog.yml': 'rows: { type: json, path: x.json }\n',
  'conf/base/runners.yml': 'fast: sequential\nchecks: { type: preflight, checks: ["true"] }\nround: { type: retry, runner: fast }\n',
};

/** `leat` on the PATH, as npm puts it there. */
function installed(project: TemporaryProject): string {
  const folder = join(project.root, 'bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'leat'), `#!/bin/sh\nexec '${process.execPath}' '${leatMain}' "$@"\n`);
  chmodSync(join(folder, 'leat'), 0o755);
  return `${folder}:${process.env.PATH}`;
}

const shell = (project: TemporaryProject, script: string, more: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  ended(
    spawn('bash', ['--norc', '--noprofile', '-c', script], {
      cwd: project.root,
      env: { HOME: project.root, ...more, PATH: installed(project) },
    }),
  );

/** What bash would offer for the last word: its completion is loaded and called as bash calls it. */
async function offered(project: TemporaryProject, ...words: readonly string[]): Promise<readonly string[]> {
  const quoted = ['leat', ...words].map((word) => `'${word}'`).join(' ');
  const script = `eval "$(leat completion bash)"; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _leat; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { output, errors } = await shell(project, script);
  expect(errors).toBe('');
  return output.split('\n').filter((line) => line !== '');
}

test.concurrent.each<[string, readonly string[], readonly string[]]>([
  ['commands', ['r'], ['run', 'runner']],
  ['commands of a group', ['catalog', ''], ['list', 'describe', 'resolve', 'schema']],
  ['flags', ['run', '--from'], ['--from-nodes', '--from-inputs']],
  ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
  ['formats', ['pipeline', 'describe', '--format', 'm'], ['mermaid']],
  ['pipelines', ['run', '--pipeline', ''], ['numbers', 'other']],
  ['pipelines by the short flag', ['run', '-p', 'nu'], ['numbers']],
  ['nodes of the pipeline that is named', ['run', '--pipeline', 'numbers', '--nodes', ''], ['double', 'report']],
  ['the next of several nodes', ['run', '-p', 'numbers', '--to-nodes', 'double,'], ['double,report']],
  ['tags', ['run', '-p', 'numbers', '--tags', 'a'], ['arithmetic']],
  ['datasets', ['run', '-p', 'numbers', '--to-outputs', ''], ['params:start', 'doubled', 'summary']],
  ['environments', ['run', '--env', ''], ['base', 'prod']],
  ['runners, and those that are installed', ['run', '--runner', 'r'], ['round', 'retry', 'route']],
  ['layers only', ['run', '--with', ''], ['checks']],
  ['names for a describing command', ['runner', 'describe', 'ch'], ['checks']],
  ['entries of the catalog', ['catalog', 'resolve', ''], ['rows']],
  ['keys of the configuration', ['config', 'show', 'parameters.'], ['parameters.start']],
  ['nothing where nothing fits', ['run', '--nodes', 'zzz'], []],
  ['nothing, silently, when the code is broken', ['run', '-p', 'other', '--nodes', ''], []],
])('bash is offered %s', async (_, words, names) => {
  using project = temporaryProject(files);

  expect(await offered(project, ...words)).toEqual(names);
});

test('completes on a real terminal, where a tab is pressed', async () => {
  using project = temporaryProject(files);
  const terminal = spawn('script', ['-qec', 'bash --norc --noprofile -i', '/dev/null'], {
    cwd: project.root,
    env: { HOME: project.root, TERM: 'dumb', PS1: '$ ', PATH: installed(project) },
  });
  const end = ended(terminal);
  let shown = '';
  terminal.stdout.on('data', (text) => {
    shown += text;
  });
  const type = async (text: string, until: string) => {
    terminal.stdin.write(text);
    while (!shown.includes(until)) await sleep(20);
  };

  await type('eval "$(leat completion bash)"; echo it is "ready"\n', 'it is ready');
  await type('leat run --pipeline num\t', '--pipeline numbers ');
  await type('\n', 'succeeded');
  terminal.stdin.end('exit\n');

  expect((await end).output).toContain('computed   summary');
});

test('completes quickly: names of the configuration are found without the code of the user', async () => {
  using project = temporaryProject({ ...files, 'leat.config.ts': 'throw new Error("imported");\n' });

  expect(await offered(project, 'run', '--env', 'p')).toEqual(['prod']);
  expect(await offered(project, 'run', '--runner', 'fa')).toEqual(['fast']);
  expect(await offered(project, 'run', '--with', 'c')).toEqual(['checks']);
});

test('prints a script for each shell, and says which there are', async () => {
  using project = temporaryProject(files);

  for (const [name, sign] of [
    ['bash', 'complete -o default -F _leat leat'],
    ['zsh', '#compdef leat'],
    ['fish', 'complete -c leat'],
  ] as const)
    expect((await project.leat(['completion', name])).output).toContain(sign);
  expect((await project.leat(['completion', 'powershell'])).errors).toBe(
    '✗ there is no completion for "powershell". There are: bash, zsh, fish\n',
  );
});
