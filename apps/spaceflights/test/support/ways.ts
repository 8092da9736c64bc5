/** One way to run this project, said by flags, and what `leat` says about it: in `base` and `debug`, and in `prod`, which lays its options over some. */
export interface Way {
  readonly name: string;
  /** The flags of `leat run`. */
  readonly flags: readonly string[];
  /** The first line of a run, after `▸ ` and before the environment. */
  readonly heading: { readonly base: string; readonly prod: string };
  /** What `leat runner describe` prints below that. */
  readonly tree: { readonly base: string; readonly prod: string };
}

const written = (text: string): string => text.replace(/^\n/, '').replace(/^ {4}/gm, '').trimEnd();

const alone: Way = {
  name: 'default',
  flags: ['--runner', 'default'],
  heading: {
    base: 'default = sequential  ·  conf/base/runners.yml:1',
    prod: 'default = sequential  ·  conf/base/runners.yml:1',
  },
  tree: {
    base: '  default = sequential  conf/base/runners.yml:1',
    prod: '  default = sequential  conf/base/runners.yml:1',
  },
};

const fast: Way = {
  name: 'fast',
  flags: ['--runner', 'fast'],
  heading: {
    base: 'fast = parallel  ·  conf/base/runners.yml:3',
    prod: 'fast = parallel  ·  conf/base/runners.yml:3, conf/prod/runners.yml:1',
  },
  tree: {
    base: written(`
      fast = parallel  conf/base/runners.yml:3
        workers: 2     conf/base/runners.yml:5
    `),
    prod: written(`
      fast = parallel  conf/base/runners.yml:3, conf/prod/runners.yml:1
        workers: 4     conf/prod/runners.yml:2
    `),
  },
};

const stack: Way = {
  name: '[checks, api]',
  flags: ['--with', 'checks', '--runner', 'api', '--runner-set', 'api.port=0'],
  heading: {
    base: 'checks(api = service(parallel))  ·  conf/base/runners.yml:23, --runner-set api.port',
    prod: 'checks(api = service(parallel))  ·  conf/base/runners.yml:23, conf/prod/runners.yml:3, --runner-set api.port',
  },
  tree: {
    base: written(`
      checks = preflight          conf/base/runners.yml:31
      │ checks: [node --version]  conf/base/runners.yml:33
      └─ api = service            conf/base/runners.yml:23, --runner-set api.port
         │ port: 0                --runner-set api.port
         │ first: training        conf/base/runners.yml:26
         │ serve: [inference]     conf/base/runners.yml:27
         └─ fast = parallel       conf/base/runners.yml:3
              workers: 2          conf/base/runners.yml:5
    `),
    prod: written(`
      checks = preflight          conf/base/runners.yml:31
      │ checks: [node --version]  conf/base/runners.yml:33
      └─ api = service            conf/base/runners.yml:23, conf/prod/runners.yml:3, --runner-set api.port
         │ port: 0                --runner-set api.port
         │ first: training        conf/base/runners.yml:26
         │ serve: [inference]     conf/base/runners.yml:27
         └─ fast = parallel       conf/base/runners.yml:3, conf/prod/runners.yml:1
              workers: 4          conf/prod/runners.yml:2
    `),
  },
};

const tune: Way = {
  name: 'tune',
  flags: ['--runner', 'tune'],
  heading: {
    base: 'tune = sweep(parallel)  ·  conf/base/runners.yml:8',
    prod: 'tune = sweep(parallel)  ·  conf/base/runners.yml:8, conf/prod/runners.yml:1',
  },
  tree: {
    base: written(`
      tune = sweep                                    conf/base/runners.yml:8
      │ metric: evaluation.rmse                       conf/base/runners.yml:11
      │ parameters: { model.alpha: [0, 1, 10, 100] }  conf/base/runners.yml:12
      └─ fast = parallel                              conf/base/runners.yml:3
           workers: 2                                 conf/base/runners.yml:5
    `),
    prod: written(`
      tune = sweep                                    conf/base/runners.yml:8
      │ metric: evaluation.rmse                       conf/base/runners.yml:11
      │ parameters: { model.alpha: [0, 1, 10, 100] }  conf/base/runners.yml:12
      └─ fast = parallel                              conf/base/runners.yml:3, conf/prod/runners.yml:1
           workers: 4                                 conf/prod/runners.yml:2
    `),
  },
};

const api: Way = {
  name: 'api',
  flags: ['--runner', 'api', '--runner-set', 'api.port=0'],
  heading: {
    base: 'api = service(parallel)  ·  conf/base/runners.yml:23, --runner-set api.port',
    prod: 'api = service(parallel)  ·  conf/base/runners.yml:23, conf/prod/runners.yml:3, --runner-set api.port',
  },
  tree: {
    base: written(`
      api = service         conf/base/runners.yml:23, --runner-set api.port
      │ port: 0             --runner-set api.port
      │ first: training     conf/base/runners.yml:26
      │ serve: [inference]  conf/base/runners.yml:27
      └─ fast = parallel    conf/base/runners.yml:3
           workers: 2       conf/base/runners.yml:5
    `),
    prod: written(`
      api = service         conf/base/runners.yml:23, conf/prod/runners.yml:3, --runner-set api.port
      │ port: 0             --runner-set api.port
      │ first: training     conf/base/runners.yml:26
      │ serve: [inference]  conf/base/runners.yml:27
      └─ fast = parallel    conf/base/runners.yml:3, conf/prod/runners.yml:1
           workers: 4       conf/prod/runners.yml:2
    `),
  },
};

const mixed: Way = {
  name: 'mixed',
  flags: ['--runner', 'mixed'],
  heading: {
    base: 'mixed = route(cpu: parallel, default: sequential)  ·  conf/base/runners.yml:16',
    prod: 'mixed = route(cpu: parallel, default: sequential)  ·  conf/base/runners.yml:16, conf/prod/runners.yml:1',
  },
  tree: {
    base: written(`
      mixed = route            conf/base/runners.yml:16
      ├─ cpu: fast = parallel  conf/base/runners.yml:3
      │    workers: 2          conf/base/runners.yml:5
      └─ sequential            conf/base/runners.yml:20
    `),
    prod: written(`
      mixed = route            conf/base/runners.yml:16
      ├─ cpu: fast = parallel  conf/base/runners.yml:3, conf/prod/runners.yml:1
      │    workers: 4          conf/prod/runners.yml:2
      └─ sequential            conf/base/runners.yml:20
    `),
  },
};

/** Runs that come to an end by themselves. */
export const ending: readonly Way[] = [alone, fast, tune, mixed];

/** Runs that answer requests until they are told to stop. */
export const serving: readonly Way[] = [stack, api];
