import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const packages = resolve(import.meta.dirname, '../..');
/** The bin, as it is built. */
export const leatMain = resolve(import.meta.dirname, '../dist/main.js');

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** Text of files by path; `undefined` for one that is not there. */
export type Files = Readonly<Record<string, string | undefined>>;

/** A real project in a folder of its own, with the packages of this workspace installed. */
export interface TemporaryProject extends Disposable {
  readonly root: string;
  /** Runs `leat` in it. */
  leat(words: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Starts it, for those who want to send signals. */
  start(words: readonly string[], environment?: NodeJS.ProcessEnv): ChildProcess;
  /** Every file there is, but for what is installed. */
  files(): readonly string[];
}

/** Two nodes, `double` and `report`, from a parameter to a value in memory. */
export const twoNodes: Files = {
  'leat.config.ts': `
import { defineConfig } from 'leat';
export default defineConfig({ pipelines: { numbers: () => import('./src/numbers.ts') } });
`,
  'src/numbers.ts': `
import { node, pipeline } from '@leat/core';
const double = (start: number) => start * 2;
const report = (doubled: number) => ({ doubled, start: doubled / 2 });
export default pipeline([
  node(double, { inputs: ['params:start'], outputs: 'doubled', tags: ['arithmetic'] }),
  node(report, { inputs: ['doubled'], outputs: 'summary' }),
]);
`,
  'conf/base/parameters.yml': 'start: 21\n',
};

const installed = ['core', 'datasets', 'project', 'runner-preflight', 'runner-retry', 'runner-route', 'runner-sequential'];

/** A project of these files; `more` packages of this workspace are installed in it. */
export function temporaryProject(files: Files = twoNodes, more: readonly string[] = []): TemporaryProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'leat-cli-')));
  const link = (name: string, folder: string) => {
    mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true });
    symlinkSync(join(packages, folder), join(root, 'node_modules', name));
  };
  link('leat', 'cli');
  for (const folder of [...installed, ...more]) link(`@leat/${folder}`, folder);
  for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }\n', ...files })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const start = (words: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    spawn(process.execPath, [leatMain, ...words], { cwd: root, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment } });
  return {
    root,
    start,
    leat: (words, environment) => ended(start(words, environment)),
    files: () => filesUnder(root),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Waits for a process, with all it wrote. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const { promise, resolve: settle } = Promise.withResolvers<Ended>();
  child.once('close', (code, signal) => settle({ code, signal, output, errors }));
  return promise;
}

function filesUnder(folder: string, path = ''): string[] {
  return readdirSync(join(folder, path), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((one) => (one.isDirectory() ? filesUnder(folder, join(path, one.name)) : [join(path, one.name)]))
    .sort();
}
