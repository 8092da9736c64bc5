import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProject } from '@leat/project';
import { parse } from 'yaml';
import { type LargeConfiguration, largeConfiguration } from '../large-configuration.ts';
import { median, medianRatio } from '../median.ts';
import { startTimes } from '../start-times.ts';
import { defineTargets, type Measured, type Target } from '../target.ts';
import { twoNodeProject } from '../two-node-project.ts';
import { type WrongConfiguration, wrongConfigurations } from '../wrong-configurations.ts';

/** What reading, merging and checking a configuration costs. */
export const config: readonly Target[] = defineTargets('config', {
  wrong: { limit: 3, unit: 'x', measure: wrong },
  large: { limit: 3, unit: 'x', measure: large },
  spaceflights: { limit: 35, unit: 'x', measure: spaceflights },
});

const leat = 'node_modules/leat/dist/main.js';

/** The slowest answer to a wrong configuration against `leat --help`. */
async function wrong(): Promise<Measured> {
  const answers: { title: string; figure: number; answer: number; help: number }[] = [];
  for (const [title, one] of Object.entries(wrongConfigurations)) answers.push({ title, ...(await answerTo(one)) });
  const slowest = answers.reduce((worst, one) => (one.figure > worst.figure ? one : worst));
  const { figure, title, answer, help } = slowest;
  return { figure, details: `${answers.length} tried; ${title} ${answer.toFixed(1)} ms, leat --help ${help.toFixed(1)} ms` };
}

async function answerTo({ files, words = ['run'], says }: WrongConfiguration) {
  await using project = await twoNodeProject(files);
  const place = { cwd: project.root, compileCache: join(project.root, '.compile-cache') };
  const commands = [
    { ...place, args: [leat, ...words], prints: says, code: 2 },
    { ...place, args: [leat, '--help'] },
  ];
  const [answers, helps] = startTimes(commands, { warmUp: 3, rounds: 15 }) as [number[], number[]];
  return { figure: medianRatio(answers, helps), answer: median(answers), help: median(helps) };
}

/** A thousand datasets and fifty runners loaded, merged and checked, against `yaml` parsing the same files. */
async function large(): Promise<Measured> {
  await using configuration = await largeConfiguration();
  const [checks, parses] = [[], []] as [number[], number[]];
  for (let round = -5; round < 30; round++) {
    const [checked, parsed] = [
      await timeOf(() => check(configuration)),
      await timeOf(async () => configuration.texts.map((text) => parse(text))),
    ];
    if (round < 0) continue; // the compiler settles
    checks.push(checked);
    parses.push(parsed);
  }
  const details = `leat ${median(checks).toFixed(1)} ms, yaml alone ${median(parses).toFixed(1)} ms`;
  return { figure: medianRatio(checks, parses), details };
}

async function check({ root }: LargeConfiguration): Promise<void> {
  const project = await openProject({ root, env: 'prod' });
  const { errors } = await project.check();
  const { mistakes, entries } = await project.catalog();
  const wrong = [...errors.map(({ message }) => message), ...mistakes];
  if (wrong.length > 0 || entries.length !== 1000) throw new Error(`${entries.length} datasets; ${wrong.join('\n')}`);
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** `leat run` of the whole spaceflights project against a process that does nothing. */
async function spaceflights(): Promise<Measured> {
  const root = await mkdtemp(join(tmpdir(), 'leat-bench-'));
  const app = fileURLToPath(new URL('../../../spaceflights', import.meta.url));
  await cp(app, root, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
  await symlink(join(app, 'node_modules'), join(root, 'node_modules'));
  await writeFile(join(root, 'empty.mjs'), '');
  const place = { cwd: root, compileCache: join(root, '.compile-cache') };
  const commands = [
    { ...place, args: [leat, 'run'], prints: /succeeded/ },
    { ...place, args: ['empty.mjs'] },
  ];
  const [run, empty] = startTimes(commands, { warmUp: 2, rounds: 12 }) as [number[], number[]];
  await rm(root, { recursive: true });
  const details = `leat run ${median(run).toFixed(1)} ms, node empty.mjs ${median(empty).toFixed(1)} ms`;
  return { figure: medianRatio(run, empty), details };
}
