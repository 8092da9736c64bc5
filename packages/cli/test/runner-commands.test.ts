import { expect, test } from 'vitest';
import { temporaryProject, twoNodes } from './temporary-project.ts';

const runners = `default: again
again:
  type: retry
  attempts: 2
  runner: one
one: { type: sequential }
mixed:
  type: route
  runners:
    cpu: one
    default: sequential
checks:
  type: preflight
  checks: ["true", "exit 0"]
prod_like: [checks, again]
`;
const files = { ...twoNodes, 'conf/base/runners.yml': runners, 'conf/prod/runners.yml': 'one:\n  concurrency: 4\n' };

test('lists every entry with what it comes to and where it stands', async () => {
  using project = temporaryProject(files);

  const { output, code } = await project.leat(['runner', 'list', '--env', 'prod']);

  expect(output).toBe(
    [
      '  default    again = retry(sequential)                    conf/base/runners.yml:1',
      '  again      retry(sequential)                            conf/base/runners.yml:2',
      '  one        sequential                                   conf/base/runners.yml:6, conf/prod/runners.yml:1',
      '  mixed      route(cpu: sequential, default: sequential)  conf/base/runners.yml:7',
      '  checks     preflight(…)                                 conf/base/runners.yml:12',
      '  prod_like  checks(retry(sequential))                    conf/base/runners.yml:15',
      '',
    ].join('\n'),
  );
  expect(code).toBe(0);
});

test('describes a runner as a tree, every option with its file and line', async () => {
  using project = temporaryProject(files);

  const { output } = await project.leat(['runner', 'describe', 'prod_like', '--env', 'prod', '--runner-set', 'again.delay=5']);

  expect(output).toBe(`▸ prod_like = checks(retry(sequential))  ·  env prod

  prod_like = checks = preflight  conf/base/runners.yml:15, conf/base/runners.yml:12
  │ checks: ["true", exit 0]      conf/base/runners.yml:14
  └─ again = retry                conf/base/runners.yml:2, --runner-set again.delay
     │ attempts: 2                conf/base/runners.yml:4
     │ delay: 5                   --runner-set again.delay
     └─ one = sequential          conf/base/runners.yml:6, conf/prod/runners.yml:1
          concurrency: 4          conf/prod/runners.yml:2
`);
});

test('describes the slots of a router', async () => {
  using project = temporaryProject(files);

  const { output } = await project.leat(['runner', 'describe', 'mixed']);

  expect(output).toBe(`▸ mixed = route(cpu: sequential, default: sequential)  ·  env local

  mixed = route             conf/base/runners.yml:7
  ├─ cpu: one = sequential  conf/base/runners.yml:6
  └─ sequential             conf/base/runners.yml:11
`);
});

test('checks every entry without running anything', async () => {
  using project = temporaryProject(files);

  expect(await project.leat(['runner', 'check'])).toEqual({
    code: 0,
    signal: null,
    output: '✓ default, again, one, mixed, checks, prod_like: nothing wrong\n',
    errors: '',
  });
});

const wrong = {
  ...twoNodes,
  'conf/base/runners.yml': `default: { type: sequential, concurency: 2 }
around: { type: retry, runner: default }
loop: [loop]
gone: { type: bullmq }
late: [again, checks, default2]
default2: { type: sequential }
again: { type: retry }
checks: { type: preflight, checks: ["true"] }
`,
};

test('says each mistake of the entries once, and exits with 2', async () => {
  using project = temporaryProject(wrong);

  const { errors, code, output } = await project.leat(['runner', 'check']);

  expect(errors).toBe(`✗ conf/base/runners.yml:1:30  runner "default": unknown option "concurency". Did you mean "concurrency"?
✗ conf/base/runners.yml:3:8  runners go round: loop → loop; for the runner of that name write "loop: { type: loop }"
✗ conf/base/runners.yml:4:15  runner "gone": the package @leat/runner-bullmq is not installed: npm install @leat/runner-bullmq
! "checks" is meant once for a run, and "again" around it repeats it: put it outside
`);
  expect(output).toBe('');
  expect(code).toBe(2);
});

test('says them as one JSON line with --json', async () => {
  using project = temporaryProject(wrong);

  const { output, errors, code } = await project.leat(['runner', 'check', '--json']);

  const found = JSON.parse(output);
  expect(found).toMatchObject({ type: 'runner.check', env: 'local', errors: expect.any(Array), warnings: expect.any(Array) });
  expect(found.errors).toContainEqual({ entry: 'default', message: expect.stringContaining('Did you mean "concurrency"?') });
  expect(errors).toBe('');
  expect(code).toBe(2);
});

test('lists the pipelines with their nodes', async () => {
  using project = temporaryProject();

  expect(await project.leat(['pipeline', 'list'])).toMatchObject({ code: 0, output: '  numbers  2 nodes\n' });
});
