/** A configuration of the two-node project with one thing wrong, and what is said about it. */
export interface WrongConfiguration {
  readonly files?: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
  readonly says: RegExp;
}

/** One for each stage at which something can be found: the words, the files, the merge, the references, the runners, the catalog, the code, the pipeline. */
export const wrongConfigurations: Readonly<Record<string, WrongConfiguration>> = {
  'an unknown flag': { words: ['run', '--pipelin', 'x'], says: /unknown flag/ },
  'no YAML': { files: { 'conf/base/catalog.yml': 'numbers:\n  type: json\n path: x\n' }, says: /catalog.yml:3:1 / },
  'a key twice': { files: { 'conf/base/parameters.yml': 'factor: 1\nfactor: 2\n' }, says: /already in this mapping/ },
  'an unknown environment': { words: ['run', '--env', 'prd'], says: /unknown environment/ },
  'a clash of forms': { files: { 'conf/local/parameters.yml': 'factor: { x: 1 }\n' }, says: /is a mapping here/ },
  'a variable that is not set': { files: { 'conf/base/parameters.yml': 'factor: ${env:NOT_SET_HERE}\n' }, says: /is not set/ },
  'an unknown runner': { words: ['run', '--runner', 'sequentail'], says: /Did you mean "sequential"/ },
  'an unknown option of a runner': {
    files: { 'conf/base/runners.yml': 'default: { type: sequential, concurency: 2 }\n' },
    says: /Did you mean "concurrency"/,
  },
  'an unknown type of a dataset': { files: { 'conf/base/catalog.yml': 'numbers: { type: jsn }\n' }, says: /Did you mean "json"/ },
  'an unknown option of a dataset': { files: { 'conf/base/catalog.yml': 'numbers: { type: json, pth: x }\n' }, says: /"path"/ },
  'an unknown pipeline': { words: ['run', '--pipeline', 'nothing'], says: /unknown pipeline/ },
  'an unknown node': { words: ['run', '--nodes', 'totl'], says: /Did you mean "total"/ },
  'an unknown parameter': { files: { 'conf/base/parameters.yml': 'factr: 3\n' }, says: /unknown parameter "factor"/ },
  'an input that nothing makes': { files: { 'conf/base/catalog.yml': '{}\n' }, says: /which no node of this run makes/ },
};
