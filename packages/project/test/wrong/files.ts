import { base, runners, type WrongConfiguration } from './wrong-configuration.ts';

const aliases = [
  'k0: &k0 [x]',
  ...Array.from({ length: 12 }, (_, index) => `k${index + 1}: &k${index + 1} [*k${index}, *k${index}, *k${index}]`),
].join('\n');

/** Files that cannot be read, or that contradict each other. */
export const wrongFiles: Readonly<Record<string, WrongConfiguration>> = {
  'an unclosed quote in runners.yml': {
    files: runners('fast:\n  type: "parallel\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/runners.yml:2:9  the quote that begins here is never closed',
  },
  'a bracket that is never closed in parameters.yml': {
    files: base('parameters.yml', 'model:\n  features: [a, b\n'),
    code: 'CONFIG_SYNTAX',
    message:
      'conf/base/parameters.yml:3:1  it cannot be read as YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  },
  'a tab as indentation in catalog.yml': {
    files: base('catalog.yml', 'rows:\n\ttype: csv\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/catalog.yml:2:1  it cannot be read as YAML: Tabs are not allowed as indentation',
  },
  'a stray colon in credentials.yml': {
    files: base('credentials.yml', 'store: key: 1\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/credentials.yml:1:8  it cannot be read as YAML: Nested mappings are not allowed in compact mappings',
  },
  'JSON with a trailing brace': {
    files: base('parameters.json', '{ "a": 1 }}\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.json:1:11  it cannot be read as YAML: Unexpected flow-map-end token in YAML stream: "}"',
  },
  'a list at the top of a file': {
    files: base('globals.yml', '- a\n- b\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/globals.yml:1:1  a file of conf/ is a mapping ("key: value" lines), and this is a list',
  },
  'a key twice in one mapping': {
    files: base('parameters.yml', 'model:\n  alpha: 1\n  alpha: 2\n'),
    code: 'DUPLICATE_KEY',
    message: 'conf/base/parameters.yml:3:3  "alpha" is already in this mapping, on line 2',
  },
  'a number and a text as the same key': {
    files: base('parameters.yml', '1: a\n"1": b\n'),
    code: 'DUPLICATE_KEY',
    message: 'conf/base/parameters.yml:2:1  "1" is already in this mapping, on line 1',
  },
  'a key in two files of one folder': {
    files: { ...base('parameters_a.yml', 'model: 1\n'), ...base('parameters_b.yml', '\nmodel: 2\n') },
    code: 'DUPLICATE_KEY',
    message: 'conf/base/parameters_b.yml:2:1  "model" is also in conf/base/parameters_a.yml:1:1: keep one of them',
  },
  'a group in base and a value in the environment': {
    files: { ...base('parameters.yml', 'model:\n  alpha: 1\n'), 'conf/prod/parameters.yml': 'model: 3\n' },
    env: 'prod',
    code: 'MERGE_CLASH',
    message: 'conf/prod/parameters.yml:1:8  "model" is a value here and a mapping in conf/base/parameters.yml:2:3: give both the same form',
  },
  'a value in base and a group in the environment': {
    files: { ...base('runners.yml', 'fast: { type: parallel, workers: 2 }\n'), 'conf/prod/runners.yml': 'fast:\n  workers:\n    max: 3\n' },
    env: 'prod',
    code: 'MERGE_CLASH',
    message:
      'conf/prod/runners.yml:3:5  "fast.workers" is a mapping here and a value in conf/base/runners.yml:1:34: give both the same form',
  },
  'a number that cannot be held': {
    files: base('parameters.yml', 'id: 9007199254740993\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:1:5  the number 9007199254740993 cannot be held exactly: write it in quotes to keep it as text',
  },
  'an unknown tag': {
    files: base('parameters.yml', 'f: !!js/function "x"\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:1:4  it cannot be read as YAML: Unresolved tag: tag:yaml.org,2002:js/function',
  },
  'a YAML directive': {
    files: base('parameters.yml', '%YAML 1.1\n---\na: no\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:1:1  a %YAML directive changes what values mean: take it out',
  },
  'a second document': {
    files: base('parameters.yml', 'a: 1\n---\nb: 2\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:2:1  a second document begins here: a file of conf/ holds one, so take out the "---"',
  },
  'an anchor that is not there': {
    files: base('parameters.yml', 'a: 1\nb: *x\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:2:4  there is no anchor "&x" before this',
  },
  'an anchor inside itself': {
    files: base('parameters.yml', 'a: &x\n  b: *x\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:2:6  "*x" stands inside its own anchor, so it would never end',
  },
  'aliases that multiply': {
    files: base('parameters.yml', aliases),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:11:12  "*k9" brings the values repeated by aliases to more than 100000',
  },
  'a key that reaches a prototype': {
    files: base('parameters.yml', 'a:\n  __proto__: { polluted: 1 }\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:2:3  "__proto__" cannot be a key',
  },
  'a key that is a list': {
    files: base('parameters.yml', '[a, b]: 1\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:1:1  a key is a name, not a list or a mapping',
  },
  'a key that is missing': {
    files: base('parameters.yml', 'a: 1\n: 2\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:2:1  a key is missing before ":"',
  },
  'values that are nested too deep': {
    files: base('parameters.yml', `a: ${'['.repeat(101)}${']'.repeat(101)}\n`),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:1:103  values are nested more than 100 deep',
  },
  'a file that is too large': {
    files: base('parameters.yml', `a: ${'x'.repeat(5 * 1024 * 1024)}\n`),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml: the file is larger than 5 MB: put data into a dataset',
  },
  'a merge key with a value': {
    files: base('catalog.yml', 'rows:\n  <<: 1\n  type: csv\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/catalog.yml:2:3  "<<" takes a mapping, or a list of mappings',
  },
  'a number beyond all bounds': {
    files: base('parameters.yml', 'a: [1, 1e400]\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:1:8  the number 1e400 cannot be held exactly: write it in quotes to keep it as text',
  },
  'a single value at the top': {
    files: base('credentials.yml', 'secret\n'),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/credentials.yml:1:1  a file of conf/ is a mapping ("key: value" lines), and this is a single value',
  },
};
