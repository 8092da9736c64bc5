import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { expect, test } from 'vitest';
import type { Evaluation } from '../src/nodes/science.ts';
import { charts, priceOf, shuttle, trained } from './support/expected.ts';
import { leat, startLeat } from './support/leat.ts';
import { copyOfApp } from './support/scratch.ts';
import { ending, serving, type Way } from './support/ways.ts';

const environments = ['base', 'debug', 'prod'] as const;
type Environment = (typeof environments)[number];
const cells = (ways: readonly Way[]) => environments.flatMap((env) => ways.map((way) => ({ env, way, name: way.name })));
const headingIn = ({ heading }: Way, env: Environment) => `▸ ${env === 'prod' ? heading.prod : heading.base}  ·  env ${env}`;

/** What every run of `training` makes on its way. */
const ofTraining = ['X_test', 'X_train', 'evaluation', 'model_input_table', 'preprocessed_companies', 'preprocessed_shuttles'].concat([
  'regressor',
  'y_test',
  'y_train',
]);
const best = 10;

test('every entry of runners.yml is written once, and prod says only what differs', () => {
  const textOf = (env: string) => readFileSync(join(import.meta.dirname, `../conf/${env}/runners.yml`), 'utf8');
  const names = [...textOf('base').matchAll(/^(\w+):/gm)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['default', 'fast', 'tune', 'api', 'mixed', 'checks']));
  expect(textOf('prod')).not.toMatch(/type:|runner:|first:|serve:/);
  expect(readdirSync(join(import.meta.dirname, '../conf/debug'))).toEqual(['catalog.yml']);
});

test.each(cells([...ending, ...serving]))(
  'runner $name in $env is described with the file and line of each option',
  async ({ env, way }) => {
    const root = copyOfApp();
    const flags = way.flags.filter((word) => word !== '--runner');
    const { code, output, errors } = await leat(root, ['runner', 'describe', ...flags, '--env', env]);
    const [line] = headingIn(way, env).split('  ·  ');
    expect(output).toBe(`${line}  ·  env ${env}\n\n${env === 'prod' ? way.tree.prod : way.tree.base}\n`);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  },
);

test.each(cells(ending))('runner $name in $env computes what the functions compute', async ({ env, way }) => {
  const root = copyOfApp();
  const { code, output, errors } = await leat(root, ['run', ...way.flags, '--env', env]);
  expect({ code, errors, first: output.split('\n', 1)[0] }).toEqual({ code: 0, errors: '', first: headingIn(way, env) });

  const { regressor, evaluation } = trained(way.name === 'tune' ? best : 0);
  if (env === 'debug') {
    expect(readdirSync(join(root, 'data/debug')).sort()).toEqual([...ofTraining, 'confusion_matrix', 'shuttle_type_means'].sort());
    expect(kept(root, 'evaluation')).toEqual(evaluation);
    expect(kept(root, 'regressor')).toEqual(regressor);
  } else {
    expect(output).toContain(told(evaluation));
    expect(readdirSync(join(root, 'data')).sort()).toEqual(['01_raw', '02_report']);
  }
  for (const [name, chart] of Object.entries(charts)) expect(readFileSync(join(root, 'data/02_report', name), 'utf8')).toBe(chart);
  if (way.name === 'tune')
    expect(triedIn(output)).toEqual([0, 1, 10, 100].map((alpha) => [alpha, sixDigits(trained(alpha).evaluation.rmse)]));
});

test.each(cells(ending).filter(({ env }) => env !== 'debug'))(
  'what runner $name in $env holds in memory at the end is what the functions compute, to the last digit',
  async ({ env, way }) => {
    const root = copyOfApp();
    cpSync(join(import.meta.dirname, 'fixtures/record.ts'), join(root, 'src/runners/record.ts'));
    const { code, errors } = await leat(root, ['run', ...way.flags, '--env', env, '--with', './src/runners/record.ts']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const { evaluation } = trained(way.name === 'tune' ? best : 0);
    expect(JSON.parse(readFileSync(join(root, 'recorded.json'), 'utf8'))).toEqual({ evaluation });
  },
);

test.each(cells(serving))(
  'runner $name in $env trains, answers what the functions compute, and ends with 0 when it is told to',
  async ({ env, way }) => {
    const root = copyOfApp();
    const service = startLeat(root, ['run', ...way.flags, '--env', env]);
    const [, url] = await service.says(/service\/listening {2}url: (http:\S+)/);
    const answer = await fetch(`${url}/v1/pipelines/inference/invoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ data: { request: [shuttle] } }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([200, { outputs: { prediction: [priceOf(0)] } }]);

    service.signal('SIGTERM');
    const { code, output, errors } = await service.ended;
    expect(code).toBe(0);
    expect(errors).toMatch(/^ {2}stopping: .*\n$/);
    expect(output.split('\n', 1)[0]).toBe(headingIn(way, env));
    expect(service.family()).toEqual([]);
    if (env === 'debug') {
      expect(readdirSync(join(root, 'data/debug')).sort()).toEqual([...ofTraining, 'prediction'].sort());
      expect(kept(root, 'evaluation')).toEqual(trained(0).evaluation);
    } else expect(readdirSync(join(root, 'data'))).toEqual(['01_raw']);
  },
);

const kept = (root: string, name: string): unknown => deserialize(readFileSync(join(root, 'data/debug', name)));

/** As it is told: six digits of each number, and as many numbers as the line has room for. */
const told = ({ r2Score, meanAbsoluteError }: Evaluation): string =>
  `evaluation                { r2Score: ${sixDigits(r2Score)}, meanAbsoluteError: ${sixDigits(meanAbsoluteError)}, `;

/** The trials that were told, by `model.alpha`. */
const triedIn = (output: string): readonly (readonly [number, number])[] =>
  [...output.matchAll(/sweep\/trial .*model\.alpha: (\d+) \} · value: ([\d.]+)/g)]
    .map(([, alpha, value]) => [Number(alpha), Number(value)] as const)
    .sort(([left], [right]) => left - right);

const sixDigits = (value: number): number => Number(value.toPrecision(6));
