import { expect, test } from 'vitest';
import { where } from '../src/configuration/origin.ts';
import { openProject, type RunnerChoice, type RunnerDescription } from '../src/index.ts';
import { projectFolder } from './project-folder.ts';

const base = `
default: sequential
fast: { type: parallel, workers: 4 }
tune:
  type: sweep
  runner: fast
  metric: evaluation.rmse
  parameters: { model.alpha: { min: 1e-4, max: 10, log: true } }
checks: { type: preflight, checks: ["pnpm lint"] }
pinned: { type: snapshot }
api:
  type: service
  port: 5000
  first: training
  serve: [inference]
  runner: fast
prod_like: [checks, pinned, api]
mixed: { type: route, runners: { cpu: fast, default: sequential } }
again: { type: retry, attempts: 2 }
clean: { type: isolated }
guards: [checks, pinned]
guarded: [guards, [again, clean], tune]
inline: [{ type: retry }, { type: parallel, workers: 1 }]
crossing: [checks, again, clean, api]
`;
const prod = `
default: fast
fast: { workers: 16 }
api: { host: 0.0.0.0, token: "\${secret:API_TOKEN}" }
`;
const root = projectFolder({ 'conf/base/runners.yml': base, 'conf/prod/runners.yml': prod });

const lines: readonly (readonly [env: string, choice: RunnerChoice, line: string, name: string, places: string])[] = [
  ['base', {}, 'default = sequential', 'sequential', 'conf/base/runners.yml:2'],
  ['prod', {}, 'default = fast = parallel', 'parallel', 'conf/prod/runners.yml:2, conf/base/runners.yml:3'],
  ['base', { runner: 'parallel' }, 'parallel', 'parallel', ''],
  ['base', { runner: 'fast' }, 'fast = parallel', 'parallel', 'conf/base/runners.yml:3'],
  [
    'prod',
    { runner: 'tune', with: ['checks', 'pinned'] },
    'checks(pinned(tune = sweep(parallel)))',
    'preflight(snapshot(sweep(parallel)))',
    'conf/base/runners.yml:4, conf/prod/runners.yml:3',
  ],
  [
    'base',
    { runner: 'prod_like' },
    'prod_like = checks(pinned(service(parallel)))',
    'preflight(snapshot(service(parallel)))',
    'conf/base/runners.yml:17',
  ],
  [
    'prod',
    { runner: 'prod_like' },
    'prod_like = checks(pinned(service(parallel)))',
    'preflight(snapshot(service(parallel)))',
    'conf/base/runners.yml:17, conf/prod/runners.yml:4',
  ],
  [
    'base',
    { runner: 'mixed' },
    'mixed = route(cpu: parallel, default: sequential)',
    'route(cpu: parallel, default: sequential)',
    'conf/base/runners.yml:18',
  ],
  ['base', { runner: 'checks' }, 'checks(sequential)', 'preflight(sequential)', 'conf/base/runners.yml:9'],
  ['prod', { runner: 'checks' }, 'checks(parallel)', 'preflight(parallel)', 'conf/base/runners.yml:9, conf/prod/runners.yml:2'],
  [
    'base',
    { runner: 'retry', with: ['snapshot'] },
    'snapshot(retry(sequential))',
    'snapshot(retry(sequential))',
    'conf/base/runners.yml:2',
  ],
  [
    'base',
    { runner: 'tune', with: ['guards'] },
    'checks(pinned(tune = sweep(parallel)))',
    'preflight(snapshot(sweep(parallel)))',
    'conf/base/runners.yml:4',
  ],
  ['base', { runner: 'guards' }, 'guards = checks(pinned(sequential))', 'preflight(snapshot(sequential))', 'conf/base/runners.yml:21'],
  [
    'base',
    { runner: 'guarded' },
    'guarded = guards = checks(pinned(again(clean(sweep(parallel)))))',
    'preflight(snapshot(retry(isolated(sweep(parallel)))))',
    'conf/base/runners.yml:22',
  ],
  ['base', { runner: 'inline' }, 'inline = retry(parallel)', 'retry(parallel)', 'conf/base/runners.yml:23'],
  [
    'base',
    { runner: 'crossing' },
    'crossing = checks(again(clean(service(parallel))))',
    'preflight(retry(isolated(service(parallel))))',
    'conf/base/runners.yml:24',
  ],
];

test.each(lines)('in %s, %j is %s', async (env, choice, line, name, places) => {
  const project = await openProject({ root, env });
  const described = await project.runner(choice);
  expect(described.line).toBe(line);
  expect(described.places.filter((place) => place.startsWith('conf/')).join(', ')).toBe(places);
  await using runner = await project.build(described.plan);
  expect(runner.name).toBe(name);
  expect(runner.plan).toEqual(described.plan);
});

test('a plan is plain data: templates stay, and the same plan builds again elsewhere', async () => {
  const { plan } = await (await openProject({ root, env: 'prod' })).runner({ runner: 'api', with: ['checks'] });
  expect(plan).toEqual({
    type: 'preflight',
    options: { checks: ['pnpm lint'] },
    runners: {
      default: {
        type: 'service',
        options: { port: 5000, first: 'training', serve: ['inference'], host: '0.0.0.0', token: '${secret:API_TOKEN}' },
        runners: { default: { type: 'parallel', options: { workers: 16 } } },
      },
    },
  });
  await using runner = await (await openProject({ root, env: 'base' })).build(JSON.parse(JSON.stringify(plan)));
  expect(runner.name).toBe('preflight(service(parallel))');
});

/** One line for each runner and option, as `runner describe` could print it. */
function* printed(tree: RunnerDescription, depth = 0): Generator<string> {
  const indent = '  '.repeat(depth);
  yield `${indent}${tree.names.map(({ name }) => `${name} = `).join('')}${tree.type} (${tree.kind}) ${tree.origins.map(where).join(' ')}`;
  for (const [name, { value, origins }] of Object.entries(tree.options))
    yield `${indent}  ${name}: ${JSON.stringify(value)} ${origins.map(where).join(' ')}`;
  for (const [slot, inner] of Object.entries(tree.runners)) {
    yield `${indent}  ${slot}:`;
    yield* printed(inner, depth + 2);
  }
}

test('the described tree says of every runner and option where it was written', async () => {
  const project = await openProject({ root, env: 'prod', runnerSet: { 'api.port': 80 } });
  const { tree } = await project.runner({ runner: 'prod_like' });
  expect([...printed(tree)].join('\n')).toBe(`prod_like = checks = preflight (wrapper) conf/base/runners.yml:9:1
  checks: ["pnpm lint"] conf/base/runners.yml:9:28
  default:
    pinned = snapshot (wrapper) conf/base/runners.yml:10:1
      default:
        api = service (wrapper) conf/base/runners.yml:11:1 conf/prod/runners.yml:4:1 --runner-set api.port
          port: 80 --runner-set api.port
          first: "training" conf/base/runners.yml:14:3
          serve: ["inference"] conf/base/runners.yml:15:3
          host: "0.0.0.0" conf/prod/runners.yml:4:8
          token: "\${secret:API_TOKEN}" conf/prod/runners.yml:4:23
          default:
            fast = parallel (executor) conf/base/runners.yml:3:1 conf/prod/runners.yml:3:1
              workers: 16 conf/prod/runners.yml:3:9`);
});

test('a layer alone goes around a default that it stands in', async () => {
  const project = await openProject({
    root: projectFolder({ 'conf/base/runners.yml': 'default: [checks, sequential]\nchecks: { type: preflight, checks: ["true"] }' }),
    env: 'base',
  });
  expect((await project.runner({ runner: 'checks' })).line).toBe('checks(checks(sequential))');
  expect((await project.check()).errors).toEqual([]);
});

test.each<readonly [title: string, runners: string, line: string]>([
  ['a layer in the entry default goes around sequential', 'default: [checks]\nchecks: { type: preflight }', 'default = checks(sequential)'],
  ['a wrapper in the entry default goes around sequential', 'default: { type: retry }', 'default(sequential)'],
  [
    'an alias of a layer in the entry default goes around sequential',
    'default: again\nagain: { type: retry }',
    'default = again(sequential)',
  ],
  [
    'the entry sequential is what stands for sequential',
    'sequential: { type: sequential, concurrency: 3 }\nchecks: { type: preflight }\ndefault: checks',
    'default = checks(sequential)',
  ],
  ['the entry default may be a type', 'default: retry', 'default = retry(sequential)'],
  [
    'the same entry may stand twice in a tree',
    'default: { type: route, runners: { a: fast, b: fast } }\nfast: { type: parallel }',
    'default = route(a: parallel, b: parallel)',
  ],
  [
    'an entry wins over a type of its name',
    'parallel: { type: retry, runner: sequential }\ndefault: parallel',
    'default = parallel = retry(sequential)',
  ],
  ['a type is never an entry', 'parallel: { type: parallel }', 'sequential'],
])('%s', async (_, runners, line) => {
  const project = await openProject({ root: projectFolder({ 'conf/base/runners.yml': runners }) });
  expect((await project.runner()).line).toBe(line);
});

test('LEAT_RUNNER comes before the entry default, and after --runner', async () => {
  const project = await openProject({ root, env: 'base' });
  process.env.LEAT_RUNNER = 'fast';
  try {
    expect((await project.runner()).line).toBe('fast = parallel');
    expect((await project.runner({ runner: 'sequential' })).line).toBe('sequential');
  } finally {
    delete process.env.LEAT_RUNNER;
  }
});

test('warns of what is meant once below what repeats', async () => {
  const project = await openProject({
    root: projectFolder({
      'conf/base/runners.yml': 'bad: [again, checks]\nagain: { type: retry }\nchecks: { type: preflight }\ngood: [checks, again]',
    }),
  });
  expect((await project.runner({ runner: 'bad' })).warnings).toEqual([
    '"checks" is meant once for a run, and "again" around it repeats it: put it outside',
  ]);
  expect((await project.runner({ runner: 'good' })).warnings).toEqual([]);
});

test('check finds what is wrong with every entry, each mistake once, and builds the rest', async () => {
  const runners = `
good: { type: parallel, workers: 2 }
misspelt: { type: parallel, worker: 2 }
around: { type: retry, runner: misspelt }
unknown: { type: quantum }
endless: { type: sweep, runner: { type: service, runner: good } }
allowed: [{ type: retry }, { type: service, runner: good }]
inside_out: [{ type: retry }, checks, good]
checks: { type: preflight }
`;
  const project = await openProject({ root: projectFolder({ 'conf/base/runners.yml': runners }) });
  expect(await project.check()).toEqual({
    errors: [
      { entry: 'misspelt', message: 'conf/base/runners.yml:3:29  runner "misspelt": unknown option "worker". Did you mean "workers"?' },
      {
        entry: 'unknown',
        message:
          'conf/base/runners.yml:5:18  runner "unknown": the package @leat/runner-quantum is not installed: npm install @leat/runner-quantum',
      },
      {
        entry: 'endless',
        message: 'conf/base/runners.yml:6:1  runner "endless": it waits for the end of its runs, and the runner inside never ends',
      },
    ],
    warnings: [{ entry: 'inside_out', message: '"checks" is meant once for a run, and "retry" around it repeats it: put it outside' }],
  });
});

test('lists the entries with their places', async () => {
  const project = await openProject({ root, env: 'prod' });
  const fast = project.runners().find(({ name }) => name === 'fast');
  expect(fast?.origins.map(where)).toEqual(['conf/base/runners.yml:3:1', 'conf/prod/runners.yml:3:1']);
  expect(project.runners().map(({ name }) => name)).toEqual([
    'default',
    'fast',
    'tune',
    'checks',
    'pinned',
    'api',
    'prod_like',
    'mixed',
    'again',
    'clean',
    'guards',
    'guarded',
    'inline',
    'crossing',
  ]);
});
