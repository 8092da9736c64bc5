import { type Files, twoNodes } from './temporary-project.ts';

/** A project or a command line with one thing wrong, and all that is said about it on standard error. */
export interface WrongProject {
  readonly title: string;
  /** Laid over a project that works. */
  readonly files?: Files;
  /** `run` when absent. */
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly code: number;
  /** With `{root}` for the project's folder and `{time}` for durations. */
  readonly says: string;
}

const numbers = (text: string): Files => ({ 'src/numbers.ts': `import { node, pipeline } from '@leat/core';\n${text}\n` });
const catalog = (text: string): Files => ({ 'conf/base/catalog.yml': text });
const parameters = (text: string): Files => ({ 'conf/base/parameters.yml': text });
const runners = (text: string): Files => ({ 'conf/base/runners.yml': text });

const readsCompanies = numbers(`const count = (rows: unknown[]) => rows.length;
export default pipeline([node(count, { inputs: ['companies'], outputs: 'counted' })]);`);

/** Files of `conf/` that cannot be read, or that contradict each other. */
const configuration: readonly WrongProject[] = [
  {
    title: 'a catalog that is no YAML',
    files: catalog('companies:\n  type: csv\n path: x\n'),
    code: 2,
    says: '✗ conf/base/catalog.yml:3:1  it cannot be read as YAML: All mapping items must start at the same column\n',
  },
  {
    title: 'parameters that are no YAML',
    files: parameters('start: [1, 2\n'),
    code: 2,
    says: '✗ conf/base/parameters.yml:2:1  it cannot be read as YAML: Flow sequence in block collection must be sufficiently indented and end with a ]\n',
  },
  {
    title: 'credentials that are no YAML',
    files: { 'conf/base/credentials.yml': 'db: "open\n' },
    code: 2,
    says: '✗ conf/base/credentials.yml:1:5  the quote that begins here is never closed\n',
  },
  {
    title: 'globals that are no YAML',
    files: { 'conf/base/globals.yml': 'a: b: c\n' },
    code: 2,
    says: '✗ conf/base/globals.yml:1:4  it cannot be read as YAML: Nested mappings are not allowed in compact mappings\n',
  },
  {
    title: 'runners that are no YAML',
    files: runners('default: {\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:2:1  it cannot be read as YAML: Flow map in block collection must be sufficiently indented and end with a }\n',
  },
  {
    title: 'a key written twice',
    files: parameters('start: 1\nend: 2\nstart: 3\n'),
    code: 2,
    says: '✗ conf/base/parameters.yml:3:1  "start" is already in this mapping, on line 1\n',
  },
  {
    title: 'the same key in two files of a folder',
    files: { 'conf/base/parameters_more.yml': 'start: 3\n' },
    code: 2,
    says: '✗ conf/base/parameters_more.yml:1:1  "start" is also in conf/base/parameters.yml:1:1: keep one of them\n',
  },
  {
    title: 'a mapping over a value',
    files: { 'conf/prod/parameters.yml': 'start:\n  at: 3\n' },
    words: ['run', '--env', 'prod'],
    code: 2,
    says: '✗ conf/prod/parameters.yml:2:3  "start" is a mapping here and a value in conf/base/parameters.yml:1:8: give both the same form\n',
  },
  {
    title: 'a file that nothing reads',
    files: { 'conf/base/paramters.yml': 'x: 1\n' },
    code: 2,
    says: '✗ conf/base/paramters.yml: nothing reads a file of this name. Did you mean "parameters.yml"?\n',
  },
  {
    title: 'an unknown environment',
    files: { 'conf/prod/parameters.yml': '{}\n' },
    words: ['run', '--env', 'prd'],
    code: 2,
    says: '✗ unknown environment "prd": there is no folder conf/prd. Did you mean "prod"?\n',
  },
  {
    title: 'a variable that is not set',
    files: parameters('start: ${env:NOT_SET_HERE}\n'),
    code: 2,
    says: '✗ conf/base/parameters.yml:1:8  the environment variable "NOT_SET_HERE" of "${env:NOT_SET_HERE}" is not set: set it, or write a default, as in "${env:NOT_SET_HERE,default}"\n',
  },
  {
    title: 'a global that does not exist',
    files: parameters('start: ${globals:nothing}\n'),
    code: 2,
    says: '✗ conf/base/parameters.yml:1:8  unknown "nothing" in "${globals:nothing}"\n',
  },
  {
    title: 'a dataset type that does not exist',
    files: { ...readsCompanies, ...catalog('companies:\n  type: jsn\n  path: data/companies.json\n') },
    code: 2,
    says: '✗ conf/base/catalog.yml:2:9  dataset "companies": unknown type "jsn". Did you mean "json"?\n',
  },
  {
    title: 'a misspelt option of a dataset',
    files: { ...readsCompanies, ...catalog('companies:\n  type: json\n  pth: data/companies.json\n') },
    code: 2,
    says: '✗ conf/base/catalog.yml:3:3  dataset "companies": unknown option "pth". Did you mean "path"?\n',
  },
];

/** Runners that cannot be planned or made. */
const runnerMistakes: readonly WrongProject[] = [
  {
    title: 'a misspelt name of a runner',
    files: runners('fast: sequential\n'),
    words: ['run', '--runner', 'fats'],
    code: 2,
    says: '✗ --runner: unknown runner "fats". Did you mean "fast"?\n',
  },
  {
    title: 'a runner that is not installed',
    files: runners('default:\n  type: bullmq\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:2:9  runner "default": the package @leat/runner-bullmq is not installed: npm install @leat/runner-bullmq\n',
  },
  {
    title: "somebody else's runner that is not installed",
    files: runners('default:\n  type: "@acme/runner-dask"\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:2:9  runner "default": the package @acme/runner-dask is not installed: check the name, and add it to package.json\n',
  },
  {
    title: 'a runner file that does not exist',
    files: runners('default: { type: ./src/mine.ts }\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:1:18  runner "default": there is no file ./src/mine.ts in the project\n',
  },
  {
    title: 'a runner file that exports no runner',
    files: { ...runners('default: { type: ./src/mine.ts }\n'), 'src/mine.ts': 'export const x = 1;\n' },
    code: 2,
    says: '✗ conf/base/runners.yml:1:18  runner "default": the default export of ./src/mine.ts is no runner: it would be what defineRunner({ … }) gives\n',
  },
  {
    title: 'a runner outside the project',
    files: runners('default: { type: ../mine.ts }\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:1:18  runner "default": type "../mine.ts" leads out of its folder: a type is a short name (parallel), a package (@acme/runner-dask), an export of one (@acme/runners#Dask) or a file of the project (./src/runners/mine.ts)\n',
  },
  {
    title: 'a cycle between runners',
    files: runners('a: b\nb: { type: retry, runner: a }\n'),
    words: ['run', '--runner', 'a'],
    code: 2,
    says: '✗ conf/base/runners.yml:2:27  runners go round: a → b → a\n',
  },
  {
    title: 'a misspelt option of a runner',
    files: runners('default:\n  type: sequential\n  concurency: 3\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:3:3  runner "default": unknown option "concurency". Did you mean "concurrency"?\n',
  },
  {
    title: 'an executor around a runner',
    files: runners('default:\n  type: sequential\n  runner: sequential\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:3:3  runner "default": sequential executes nodes itself and goes around no other runner: take this out\n',
  },
  {
    title: 'a layer that is no wrapper',
    words: ['run', '--with', 'sequential'],
    code: 2,
    says: '✗ --with: runner "sequential": sequential is no wrapper, so it cannot go around "sequential": put it last, or leave it out\n',
  },
  {
    title: 'a wrapper without the inner runner that a node needs',
    files: runners('default: { type: route, runners: { gpu: sequential } }\n'),
    code: 2,
    says: '✗ route: node "double" goes to the runner "default", and there is none: name one of gpu in the node\'s tags, or add "default"\n',
  },
  {
    title: 'an empty stack',
    files: runners('default: []\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:1:10  runner "default" is an empty list: put runners in it, the outermost first\n',
  },
  {
    title: 'a runner without a type',
    files: runners('default: { workers: 3 }\n'),
    code: 2,
    says: '✗ conf/base/runners.yml:1:1  runner "default" has no "type": say which runner it is, as in "type: parallel"\n',
  },
  {
    title: 'a secret that is not set',
    files: {
      ...runners('default: { type: ./src/notify.ts, token: "${secret:NOT_SET_HERE}", runner: sequential }\n'),
      'src/notify.ts': `import { defineRunner } from '@leat/core';
const options = { '~standard': { version: 1 as const, vendor: 'test', validate: (value: any) => ({ value }) } };
const create = ({ token }: any, { runner }: any) => ({
  run: (request: any) => runner.run({ ...request, token: token.reveal() }),
});
export default defineRunner({ apiVersion: 1, kind: 'wrapper', options, create });
`,
    },
    code: 2,
    says: `✗ the secret "NOT_SET_HERE" is not set: set the environment variable "NOT_SET_HERE"
    src/notify.ts:4:64  in Object.run
      4 │   run: (request: any) => runner.run({ ...request, token: token.reveal() }),
                                                                         ^
`,
  },
  {
    title: 'a check that fails',
    files: runners('checks: { type: preflight, checks: ["exit 4"] }\n'),
    words: ['run', '--with', 'checks'],
    code: 3,
    says: '✗ check "exit 4" ended with exit code 4. Nothing was loaded or run\n',
  },
];

/** Code of the user that cannot be imported, or makes no pipeline. */
const code: readonly WrongProject[] = [
  {
    title: 'a leat.config.ts without a default export',
    files: { 'leat.config.ts': 'export const x = 1;\n' },
    code: 2,
    says: '✗ leat.config.ts  its default export says which pipelines there are: write "export default defineConfig({ pipelines: { … } })"\n',
  },
  {
    title: 'a pipeline file without a default export',
    files: numbers('export const x = 1;'),
    code: 2,
    says: '✗ pipeline "numbers" of leat.config is no pipeline: write "export default pipeline([ … ])" in the file it imports\n',
  },
  {
    title: 'a file that throws while it is imported',
    files: numbers("throw new Error('not today');"),
    code: 2,
    says: "✗ src/numbers.ts:2:7  it could not be imported: not today\n    src/numbers.ts:2:7\n      2 │ throw new Error('not today');\n                ^\n",
  },
  {
    title: 'a syntax error',
    files: numbers('export default pipeline([;'),
    code: 2,
    says: '✗ src/numbers.ts:2:26  this is not TypeScript: Expression expected\n',
  },
  {
    title: 'an import of a file that does not exist',
    files: numbers("import './nothing.ts';\nexport default pipeline([]);"),
    code: 2,
    says: '✗ src/numbers.ts  it imports src/nothing.ts, which does not exist\n',
  },
  {
    title: 'an import of a package that is not installed',
    files: numbers("import 'left-pad';\nexport default pipeline([]);"),
    code: 2,
    says: '✗ src/numbers.ts  it imports the package "left-pad", which is not installed: install it (npm install left-pad)\n',
  },
  {
    title: 'two nodes that make one dataset',
    files: numbers(`const one = () => 1;
export default pipeline([node(one, { outputs: 'same' }), node(one, { name: 'two', outputs: 'same' })]);`),
    code: 2,
    says: `✗ a dataset is made by one node, but more than one makes "same" (by "one", "two")
    src/numbers.ts:3:16
      3 │ export default pipeline([node(one, { outputs: 'same' }), node(one, { name: 'two', outputs: 'same' })]);
                         ^
`,
  },
  {
    title: 'nodes that go in a circle',
    files: numbers(`const same = (x: any) => x;
const nodes: any = [node(same, { name: 'a', inputs: ['y'], outputs: 'x' }), node(same, { name: 'b', inputs: ['x'], outputs: 'y' })];
export default pipeline(nodes);`),
    code: 2,
    says: `✗ the pipeline goes in a circle: a -> b -> a
    src/numbers.ts:4:16
      4 │ export default pipeline(nodes);
                         ^
`,
  },
  {
    title: 'an input that nothing makes',
    files: readsCompanies,
    code: 2,
    says: '✗ pipeline "default" reads "companies" (read by node "count"), which no node of this run makes and the catalog does not have: declare it in the catalog, give it as data, or run the nodes that make it too\n',
  },
  {
    title: 'a parameter that does not exist',
    files: numbers(`const same = (x: unknown) => x;
export default pipeline([node(same, { inputs: ['params:strt'], outputs: 'x' })]);`),
    code: 2,
    says: '✗ unknown parameter "strt". Did you mean "start"?\n',
  },
];

/** Command lines. */
const commandLines: readonly WrongProject[] = [
  {
    title: 'no project',
    files: { 'leat.config.ts': undefined },
    code: 2,
    says: '✗ there is no leat project in {root}, nor in a folder above it: a project has a leat.config.ts; "npm create leat" makes one\n',
  },
  { title: 'an unknown command', words: ['rnu'], code: 2, says: '✗ unknown command "rnu". Did you mean "run"?\n' },
  { title: 'an unknown command of a group', words: ['runner', 'lst'], code: 2, says: '✗ unknown command "lst". Did you mean "list"?\n' },
  { title: 'an unknown flag', words: ['run', '--pipelin', 'x'], code: 2, says: '✗ unknown flag "--pipelin". Did you mean "--pipeline"?\n' },
  { title: 'a flag without its value', words: ['run', '--env'], code: 2, says: '✗ --env needs a value behind it\n' },
  {
    title: 'a flag given twice',
    words: ['run', '--env', 'a', '--env', 'b'],
    code: 2,
    says: '✗ --env was given twice: give it once\n',
  },
  {
    title: 'a word too many',
    words: ['run', 'numbers'],
    code: 2,
    says: '✗ "numbers" is one word too many: what a flag takes stands right behind it. See --help\n',
  },
  {
    title: 'an unknown pipeline',
    words: ['run', '--pipeline', 'nubmers'],
    code: 2,
    says: '✗ unknown pipeline "nubmers". Did you mean "numbers"?\n',
  },
  { title: 'an unknown node', words: ['run', '--nodes', 'doubl'], code: 2, says: '✗ unknown node "doubl". Did you mean "double"?\n' },
  {
    title: 'an unknown tag',
    words: ['run', '--tags', 'aritmetic'],
    code: 2,
    says: '✗ no nodes left after filtering: `tags` ("aritmetic") takes none by itself. Did you mean "arithmetic"?\n',
  },
  {
    title: 'an unknown dataset in a filter',
    words: ['run', '--to-outputs', 'doubledd'],
    code: 2,
    says: '✗ unknown dataset "doubledd". Did you mean "doubled"?\n',
  },
  {
    title: 'filters that leave nothing',
    words: ['run', '--nodes', 'report', '--tags', 'arithmetic'],
    code: 2,
    says: '✗ no nodes left after filtering: `tags` ("arithmetic") took the last that the other filters had left\n',
  },
  {
    title: 'parameters without a value',
    words: ['run', '--params', 'start'],
    code: 2,
    says: '✗ --params: "start" is not of the form name=value\n',
  },
  {
    title: 'parameters that reach for a prototype',
    words: ['run', '--params', '__proto__.x=1'],
    code: 2,
    says: '✗ --params: "__proto__" cannot be a key\n',
  },
  {
    title: 'a version that is no version',
    words: ['run', '--load-versions', 'rows'],
    code: 2,
    says: '✗ --load-versions: "rows" is not of the form dataset:version\n',
  },
  {
    title: 'a version of an unknown dataset',
    files: catalog('rows: { type: json, path: x.json }\n'),
    words: ['run', '-lv', 'rwos:2026-11-24T14.52.07'],
    code: 2,
    says: '✗ --load-versions: the catalog has no "rwos". Did you mean "rows"?\n',
  },
  {
    title: 'an unknown pipeline in a sum',
    words: ['run', '-p', 'numbers,other'],
    code: 2,
    says: '✗ unknown pipeline "other" in "numbers,other". There is: numbers\n',
  },
  {
    title: 'two names of one flag',
    words: ['run', '--pipeline', 'a', '--pipelines', 'b'],
    code: 2,
    says: '✗ --pipelines and --pipeline are one flag: give one of them\n',
  },
  {
    title: 'flags that contradict each other',
    words: ['run', '--quiet', '--verbose'],
    code: 2,
    says: '✗ --quiet and --verbose contradict each other: give one of them\n',
  },
  {
    title: 'a configuration that is nowhere',
    words: ['run', '--conf-source', 'nowhere'],
    code: 2,
    says: '✗ there is no "nowhere": the source of the configuration is a folder, or an archive whose name ends in .tar.gz, .tgz or .zip\n',
  },
  {
    title: 'a run file that is not there',
    words: ['run', '--config', 'run.yml'],
    code: 2,
    says: "✗ run.yml: it cannot be read: ENOENT: no such file or directory, open 'run.yml'\n",
  },
  {
    title: 'a misspelt flag in a run file',
    files: { 'run.yml': 'env: local\nfrom-nodes: [double]\n' },
    words: ['run', '--config', 'run.yml'],
    code: 2,
    says: '✗ run.yml:2:1  there is no flag "from-nodes". Did you mean "fromNodes"?\n',
  },
  { title: 'a name left out', words: ['catalog', 'describe'], code: 2, says: '✗ a <name> is missing. See --help\n' },
  {
    title: 'an unknown key of the configuration',
    words: ['config', 'show', 'parameters.strat'],
    code: 2,
    says: '✗ there is no "strat". Did you mean "start"?\n',
  },
  {
    title: 'a schema for a place that cannot be written',
    words: ['runner', 'schema', '--output', 'leat.config.ts/x.json'],
    code: 2,
    says: "✗ --output: EEXIST: file already exists, mkdir '{root}/leat.config.ts'\n",
  },
  {
    title: 'an option of an unknown entry',
    words: ['run', '--runner-set', 'tune.trials=3'],
    code: 2,
    says: '✗ --runner-set tune.trials: there is no runner entry "tune"\n',
  },
];

/** Nodes that fail: the run has a result, and the first sentence is the user's own. */
const nodes: readonly WrongProject[] = [
  {
    title: 'a node that throws',
    files: numbers(`const fly = () => {
  throw new RangeError('too far');
};
export default pipeline([node(fly, { outputs: 'x' })]);`),
    code: 1,
    says: "  ✗ fly  failed after {time}\n    RangeError: too far\n    src/numbers.ts:3:9  in fly\n      3 │   throw new RangeError('too far');\n                  ^\n",
  },
  {
    title: 'a node that throws a string',
    files: numbers(`const fly = () => {
  throw 'too far';
};
export default pipeline([node(fly, { outputs: 'x' })]);`),
    code: 1,
    says: '  ✗ fly  failed after {time}\n    "too far" was thrown, which is not an Error\n',
  },
  {
    title: 'a node that returns too little',
    files: numbers(`const split = (): any => ({ train: 1 });
export default pipeline([node(split, { outputs: { train: 'train', test: 'test' } })]);`),
    code: 1,
    says: '  ✗ split  failed after {time}\n    node "split" should return an object with "train", "test", but "test" is missing: it returned "train"\n',
  },
  {
    title: 'a node that changes its input',
    files: numbers(`const make = () => [1, 2];
const change = (list: number[]) => {
  list.push(3);
  return list;
};
export default pipeline([node(make, { outputs: 'list' }), node(change, { inputs: ['list'], outputs: 'longer' })]);`),
    code: 1,
    says: '  ✗ change  failed after {time}\n    TypeError: Cannot add property 2, object is not extensible\n    src/numbers.ts:4:8  in change\n      4 │   list.push(3);\n                 ^\n',
  },
];

/** One project for each distinct cause. */
export const wrongProjects: readonly WrongProject[] = [...configuration, ...runnerMistakes, ...code, ...commandLines, ...nodes];

/** The files of a wrong project. */
export const filesOf = ({ files }: WrongProject): Files => ({ ...twoNodes, ...files });
