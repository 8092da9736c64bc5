import { createRequire } from 'node:module';
import { isLeatError } from '@leat/core';
import { expect, test } from 'vitest';
import { openProject, parseParameters, parseRunnerSet } from '../src/index.ts';
import { type Files, projectFolder } from './project-folder.ts';

/** One mistake: the files, what is asked, and the whole message. */
interface Wrong {
  readonly files?: Files;
  readonly env?: string;
  readonly params?: string;
  readonly runnerSet?: string;
  readonly runner?: string;
  readonly with?: readonly string[];
  readonly message: string;
}

const core = createRequire(import.meta.url)('../../core/package.json');

const base = (file: string, text: string): Files => ({ [`conf/base/${file}`]: text });
const runners = (text: string): Files => base('runners.yml', text);

const wrong: Readonly<Record<string, Wrong>> = {
  'an unclosed quote in runners.yml': {
    files: runners('fast:\n  type: "parallel\n'),
    message: 'conf/base/runners.yml:2:9  the quote that begins here is never closed',
  },
  'a bracket that is never closed in parameters.yml': {
    files: base('parameters.yml', 'model:\n  features: [a, b\n'),
    message:
      'conf/base/parameters.yml:3:1  it cannot be read as YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  },
  'a tab as indentation in catalog.yml': {
    files: base('catalog.yml', 'rows:\n\ttype: csv\n'),
    message: 'conf/base/catalog.yml:2:1  it cannot be read as YAML: Tabs are not allowed as indentation',
  },
  'a stray colon in credentials.yml': {
    files: base('credentials.yml', 'store: key: 1\n'),
    message: 'conf/base/credentials.yml:1:8  it cannot be read as YAML: Nested mappings are not allowed in compact mappings',
  },
  'JSON with a trailing brace': {
    files: base('parameters.json', '{ "a": 1 }}\n'),
    message: 'conf/base/parameters.json:1:11  it cannot be read as YAML: Unexpected flow-map-end token in YAML stream: "}"',
  },
  'a list at the top of a file': {
    files: base('globals.yml', '- a\n- b\n'),
    message: 'conf/base/globals.yml:1:1  a file of conf/ is a mapping ("key: value" lines), and this is a list',
  },
  'a key twice in one mapping': {
    files: base('parameters.yml', 'model:\n  alpha: 1\n  alpha: 2\n'),
    message: 'conf/base/parameters.yml:3:3  "alpha" is already in this mapping, on line 2',
  },
  'a number and a text as the same key': {
    files: base('parameters.yml', '1: a\n"1": b\n'),
    message: 'conf/base/parameters.yml:2:1  "1" is already in this mapping, on line 1',
  },
  'a key in two files of one folder': {
    files: { ...base('parameters_a.yml', 'model: 1\n'), ...base('parameters_b.yml', '\nmodel: 2\n') },
    message: 'conf/base/parameters_b.yml:2:1  "model" is also in conf/base/parameters_a.yml:1:1: keep one of them',
  },
  'a group in base and a value in the environment': {
    files: { ...base('parameters.yml', 'model:\n  alpha: 1\n'), 'conf/prod/parameters.yml': 'model: 3\n' },
    env: 'prod',
    message: 'conf/prod/parameters.yml:1:8  "model" is a value here and a mapping in conf/base/parameters.yml:2:3: give both the same form',
  },
  'a value in base and a group in the environment': {
    files: { ...base('runners.yml', 'fast: { type: parallel, workers: 2 }\n'), 'conf/prod/runners.yml': 'fast:\n  workers:\n    max: 3\n' },
    env: 'prod',
    message:
      'conf/prod/runners.yml:3:5  "fast.workers" is a mapping here and a value in conf/base/runners.yml:1:34: give both the same form',
  },
  'a number that cannot be held': {
    files: base('parameters.yml', 'id: 9007199254740993\n'),
    message: 'conf/base/parameters.yml:1:5  the number 9007199254740993 cannot be held exactly: write it in quotes to keep it as text',
  },
  'an unknown tag': {
    files: base('parameters.yml', 'f: !!js/function "x"\n'),
    message: 'conf/base/parameters.yml:1:4  it cannot be read as YAML: Unresolved tag: tag:yaml.org,2002:js/function',
  },
  'a reference to nothing': {
    files: base('parameters.yml', 'model: { alpha: 1 }\nbeta: ${model.alhpa}\n'),
    message:
      'conf/base/parameters.yml:2:7  unknown "model.alhpa" in "${model.alhpa}" (write "\\${" for the two characters). Did you mean "model.alpha"?',
  },
  'references that go round': {
    files: base('parameters.yml', 'a: ${b}\nb: x${c}\nc: ${a}\n'),
    message: 'conf/base/parameters.yml:1:4  references go round: ${b} → ${c} → ${a}',
  },
  'a reference that is never closed': {
    files: base('parameters.yml', 'a: "${b"\n'),
    message: 'conf/base/parameters.yml:1:4  "${" is never closed in "${b": close it with "}", or write "\\${" for the two characters',
  },
  'an unknown resolver': {
    files: base('parameters.yml', 'a: ${evn:HOME}\n'),
    message: 'conf/base/parameters.yml:1:4  unknown "${evn:" in "${evn:HOME}". Did you mean "env"?',
  },
  'an unknown global': {
    files: { ...base('globals.yml', 'folder: data\n'), ...base('catalog.yml', 'rows: { type: csv, path: "${globals:folde}/a.csv" }\n') },
    message: 'conf/base/catalog.yml:1:26  unknown "folde" in "${globals:folde}". Did you mean "folder"?',
  },
  'an unknown run-time parameter': {
    files: base('parameters.yml', 'a: ${runtime_params:city}\n'),
    message: 'conf/base/parameters.yml:1:4  unknown "city" in "${runtime_params:city}"',
  },
  'an environment variable that is not set': {
    files: base('parameters.yml', 'a: "${env:LEAT_TEST_UNSET}"\n'),
    message:
      'conf/base/parameters.yml:1:4  the environment variable "LEAT_TEST_UNSET" of "${env:LEAT_TEST_UNSET}" is not set: set it, or write a default, as in "${env:LEAT_TEST_UNSET,default}"',
  },
  'a secret in parameters.yml': {
    files: base('parameters.yml', 'token: "${secret:TOKEN}"\n'),
    message:
      'conf/base/parameters.yml:1:8  "${secret:TOKEN}" can stand in credentials and runners files only: values of parameters are printed and recorded',
  },
  'a secret with a default': {
    files: runners('api: { type: service, token: "${secret:TOKEN,abc}" }\n'),
    message: 'conf/base/runners.yml:1:30  "${secret:TOKEN,abc}": a secret has no default; set the environment variable "TOKEN"',
  },
  'a mapping inside a text': {
    files: base('parameters.yml', 'm: { a: 1 }\nt: "x ${m}"\n'),
    message: 'conf/base/parameters.yml:2:4  "${m}" is a mapping, which cannot stand inside a text',
  },
  'an unknown environment': {
    files: { 'conf/prod/parameters.yml': 'a: 1\n' },
    env: 'prdo',
    message: 'unknown environment "prdo": there is no folder conf/prdo. Did you mean "prod"?',
  },
  'an environment outside conf': {
    env: '../conf/base',
    message: '"../conf/base" cannot name an environment: use letters, digits, ".", "_" and "-"',
  },
  'a file that nothing reads': {
    files: base('runner.yml', 'a: 1\n'),
    message: 'conf/base/runner.yml: nothing reads a file of this name. Did you mean "runners.yml"?',
  },
  'an unknown runner': {
    files: runners('fast: { type: parallel }\n'),
    runner: 'fasst',
    message: '--runner: unknown runner "fasst". Did you mean "fast"?',
  },
  'an unknown layer': {
    files: runners('checks: { type: preflight }\n'),
    with: ['cheks'],
    message: '--with: unknown runner "cheks". Did you mean "checks"?',
  },
  'an unknown type': {
    files: runners('fast:\n  type: paralel\n'),
    runner: 'fast',
    message: 'conf/base/runners.yml:2:9  runner "fast": unknown runner "paralel". Did you mean "parallel"?',
  },
  'a runner that is not installed': {
    files: runners('default: dask\n'),
    message:
      'conf/base/runners.yml:1:10  runner "default": there is no entry "dask", and the package @leat/runner-dask is not installed: npm install @leat/runner-dask',
  },
  'a package that is not installed': {
    files: runners('default: { type: "@acme/runner-dask" }\n'),
    message:
      'conf/base/runners.yml:1:18  runner "default": the package @acme/runner-dask is not installed: check the name, and add it to package.json',
  },
  'a package that is listed and not installed': {
    files: runners('default: { type: "@acme/listed" }\n'),
    message:
      'conf/base/runners.yml:1:18  runner "default": the package @acme/listed is not installed, though package.json lists it: npm install',
  },
  'a package that cannot be imported': {
    files: runners('default: { type: "@acme/broken" }\n'),
    message:
      'conf/base/runners.yml:1:18  runner "default": node_modules/@acme/broken/index.js  it could not be imported: it needs a native library',
  },
  'an export that is no runner': {
    files: runners('default: { type: "@acme/runners#nothing" }\n'),
    message:
      'conf/base/runners.yml:1:18  runner "default": the export "nothing" of @acme/runners is no runner: it would be what defineRunner({ … }) gives',
  },
  'a runner of another contract': {
    files: runners('default:\n  type: "@acme/runners#Newer"\n'),
    message:
      'conf/base/runners.yml:2:9  runner "default": @acme/runners was written against contract 2, and this leat speaks 1: install a version of it that speaks 1',
  },
  'a runner made for a newer core': {
    files: runners('default: { type: "@acme/newer" }\n'),
    message: `conf/base/runners.yml:1:18  runner "default": @acme/newer 2.1.0 is made for @leat/core ^99.0.0, and ${core.version} is in use: install a version of it that is made for this one`,
  },
  'a runner made for an older core': {
    files: runners('default: { type: "@acme/older" }\n'),
    message: `conf/base/runners.yml:1:18  runner "default": @acme/older 0.4.2 is made for @leat/core ^0.3.0 || >=99, and ${core.version} is in use: install a version of it that is made for this one`,
  },
  'a project file that is not there': {
    files: runners('default: { type: ./src/runners/notify.ts }\n'),
    message: 'conf/base/runners.yml:1:18  runner "default": there is no file ./src/runners/notify.ts in the project',
  },
  'a type that is an address': {
    files: runners('default: { type: "data:text/javascript,1" }\n'),
    message:
      'conf/base/runners.yml:1:18  runner "default": type "data:text/javascript,1" is an address: a type is a short name (parallel), a package (@acme/runner-dask), an export of one (@acme/runners#Dask) or a file of the project (./src/runners/mine.ts)',
  },
  'a misspelt option': {
    files: runners('default: fast\nfast:\n  type: parallel\n  worker: 2\n'),
    message: 'conf/base/runners.yml:4:3  runner "fast": unknown option "worker". Did you mean "workers"?',
  },
  'an option of the wrong type': {
    files: runners('default:\n  type: parallel\n  workers: two\n'),
    message: 'conf/base/runners.yml:3:3  runner "default": "workers": expected a number, and this is a string',
  },
  'two mistakes at once, laid over by an environment': {
    files: { ...runners('default: { type: parallel, workers: two }\n'), 'conf/prod/runners.yml': 'default:\n  onEror: stop\n' },
    env: 'prod',
    message:
      'conf/prod/runners.yml:2:3  runner "default": unknown option "onEror". Did you mean "onError"?\nconf/base/runners.yml:1:28  runner "default": "workers": expected a number, and this is a string',
  },
  'an option of an inner runner': {
    files: runners('default:\n  type: retry\n  runner:\n    type: parallel\n    workrs: 1\n'),
    message: 'conf/base/runners.yml:5:5  runner "default > runner": unknown option "workrs". Did you mean "workers"?',
  },
  'an overlay whose entry is misspelt': {
    files: { ...runners('fast: { type: parallel }\n'), 'conf/prod/runners.yml': 'fasst:\n  workers: 4\n' },
    env: 'prod',
    message:
      'conf/prod/runners.yml:1:1  runner "fasst" has no "type": say which runner it is, as in "type: parallel". If it lays options over another entry: did you mean "fast"?',
  },
  'a misspelt type key': {
    files: runners('fast:\n  typ: parallel\n'),
    message: 'conf/base/runners.yml:2:3  runner "fast": unknown option "typ". Did you mean "type"?',
  },
  'a runner that is a number': {
    files: runners('default: 3\n'),
    message: 'conf/base/runners.yml:1:10  runner "default" is a name, a mapping with "type" or a list of runners, not 3',
  },
  'an empty stack': {
    files: runners('default: []\n'),
    message: 'conf/base/runners.yml:1:10  runner "default" is an empty list: put runners in it, the outermost first',
  },
  'a cycle between entries': {
    files: runners('default: a\na: { type: retry, runner: b }\nb: [checks, a]\nchecks: { type: preflight }\n'),
    message: 'conf/base/runners.yml:3:13  runners go round: a → b → a',
  },
  'an entry that names itself': {
    files: runners('parallel: parallel\n'),
    runner: 'parallel',
    message:
      'conf/base/runners.yml:1:11  runners go round: parallel → parallel; for the runner of that name write "parallel: { type: parallel }"',
  },
  'an executor with a runner': {
    files: runners('default:\n  type: parallel\n  runner: sequential\n'),
    message: 'conf/base/runners.yml:3:3  runner "default": parallel executes nodes itself and goes around no other runner: take this out',
  },
  'a leaf with runners': {
    files: runners('default: { type: "@acme/runners#Leaf", runners: { a: sequential } }\n'),
    message:
      'conf/base/runners.yml:1:51  runner "default": @acme/runners#Leaf runs pipelines its own way and goes around no other runner: take this out',
  },
  'runner and runners.default': {
    files: runners('default:\n  type: retry\n  runner: sequential\n  runners: { default: parallel }\n'),
    message: 'conf/base/runners.yml:3:3  runner "default": "runner" and "runners.default" are the same thing: keep one',
  },
  'an executor in the middle of a stack': {
    files: runners('default: [fast, sequential]\nfast: { type: parallel }\n'),
    message:
      'conf/base/runners.yml:2:1  runner "fast": parallel is no wrapper, so it cannot go around "sequential": put it last, or leave it out',
  },
  'a layer that has a runner of its own': {
    files: runners('tune: { type: sweep, runner: sequential }\n'),
    with: ['tune'],
    message:
      'conf/base/runners.yml:1:1  runner "tune" has a runner of its own, so it cannot go around "sequential": put it last, or take out its "runner"',
  },
  'a sweep around what never ends': {
    files: runners('default: { type: sweep, runner: api }\napi: { type: service, runner: sequential }\n'),
    message: 'conf/base/runners.yml:1:1  runner "default": it waits for the end of its runs, and the runner inside never ends',
  },
  'a variable of a runner that is not set': {
    files: runners('default:\n  type: service\n  host: "${env:LEAT_TEST_UNSET}"\n'),
    message:
      'conf/base/runners.yml:3:3  runner "default": the environment variable "LEAT_TEST_UNSET" is not set: set it, or write a default, as in "${env:LEAT_TEST_UNSET,default}"',
  },
  'a dataset without a type': {
    files: base('catalog.yml', 'rows:\n  path: a.csv\n'),
    message:
      'conf/base/catalog.yml:1:1  dataset "rows" has no "type": say what it is, as in "type: csv". If it is there only to be referred to, begin its name with "_"',
  },
  'a dataset that is no mapping': {
    files: base('catalog.yml', 'rows: a.csv\n'),
    message:
      'conf/base/catalog.yml:1:1  dataset "rows" is a mapping with a "type". If it is there only to be referred to, begin its name with "_"',
  },
  'a placeholder that the pattern lacks': {
    files: base('catalog.yml', '"{name}":\n  type: csv\n  path: "data/{nam}.csv"\n'),
    message: 'conf/base/catalog.yml:3:9  the pattern "{name}" has no placeholder "{nam}". Did you mean "name"?',
  },
  'two patterns that fit every name': {
    files: base('catalog.yml', '"{name}": { type: csv }\n"{a}{b}": { type: csv }\n'),
    message: 'conf/base/catalog.yml:2:1  "{a}{b}" fits every name, and so does "{name}" in conf/base/catalog.yml:1:1: keep one',
  },
  'braces that enclose no name': {
    files: base('catalog.yml', '"{a-b}": { type: csv }\n'),
    message: 'conf/base/catalog.yml:1:1  the pattern "{a-b}" has braces that enclose no name: a placeholder is written {name}',
  },
  'unknown credentials': {
    files: {
      ...base('catalog.yml', 'rows:\n  type: csv\n  storage:\n    credentials: stor\n'),
      ...base('credentials.yml', 'store: { key: "1" }\n'),
    },
    message: 'conf/base/catalog.yml:4:5  dataset "rows": there are no credentials "stor". Did you mean "store"?',
  },
  'parameters without a value': { params: 'a=1,b', message: '--params: "b" is not of the form name=value' },
  'parameters with a quote that is never closed': { params: 'a="1', message: '--params: a " is never closed in a="1' },
  'parameters that reach a prototype': { params: 'a.__proto__.b=1', message: '--params: "__proto__" cannot be a key' },
  'parameters that turn a group into a value': {
    files: base('parameters.yml', 'model:\n  alpha: 1\n'),
    params: 'model=3',
    message: '--params model: "model" is a value here and a mapping in conf/base/parameters.yml:2:3: give both the same form',
  },
  'an option of an entry that is not there': {
    files: runners('fast: { type: parallel }\n'),
    runnerSet: 'fats.workers=2',
    message: '--runner-set fats.workers: there is no runner entry "fats". Did you mean "fast"?',
  },
  'an option set through an alias': {
    files: runners('default: fast\nfast: { type: parallel }\n'),
    runnerSet: 'default.workers=2',
    message: '--runner-set default.workers: "default" is "fast": set fast.workers',
  },
  'an entry in place of an option': {
    files: runners('fast: { type: parallel }\n'),
    runnerSet: 'fast=2',
    message: '--runner-set fast: say which option of "fast", as in fast.workers=2',
  },
};

test.each(Object.entries(wrong))('says what is wrong with %s', async (_, { files = {}, env, params, runnerSet, message, ...choice }) => {
  const root = projectFolder(files);
  const tried = async (): Promise<unknown> => {
    const project = await openProject({
      root,
      ...(env !== undefined && { env }),
      ...(params !== undefined && { params: parseParameters(params) }),
      ...(runnerSet !== undefined && { runnerSet: parseRunnerSet(runnerSet) }),
    });
    const { plan } = await project.runner(choice);
    return project.build(plan);
  };
  const error: unknown = await tried().then(
    () => new Error('nothing was wrong'),
    (thrown) => thrown,
  );
  expect(error).toSatisfy(isLeatError);
  expect((error as Error).message).toBe(message);
});
