import { expect, test } from 'vitest';
import { toJson } from '../src/configuration/config-tree.ts';
import { parseRunnerSet } from '../src/index.ts';
import { projectFolder } from './project-folder.ts';
import { readFolder } from './read-folder.ts';

const runners = `
fast: { type: parallel, workers: 2 }
tune:
  type: sweep
  runner: { type: retry, attempts: 2 }
  parameters: { model.alpha: { min: 0, max: 1 } }
"dotted.name": { type: parallel }
`;

const withSet = (text: string) =>
  toJson(readFolder({ root: projectFolder({ 'conf/base/runners.yml': runners }), runnerSet: parseRunnerSet(text) }).runners) as Record<
    string,
    never
  >;

test.each<readonly [text: string, entry: string, value: unknown]>([
  ['fast.workers=4', 'fast', { type: 'parallel', workers: 4 }],
  ['fast.onError=continue,fast.workers=1', 'fast', { type: 'parallel', workers: 1, onError: 'continue' }],
  ['fast.workers=null', 'fast', { type: 'parallel' }],
  ['fast.retry.attempts=3', 'fast', { type: 'parallel', workers: 2, retry: { attempts: 3 } }],
  ['dotted.name.workers=3', 'dotted.name', { type: 'parallel', workers: 3 }],
  [
    'tune.runner.attempts=5',
    'tune',
    { type: 'sweep', runner: { type: 'retry', attempts: 5 }, parameters: { 'model.alpha': { min: 0, max: 1 } } },
  ],
  [
    'tune.parameters.model.alpha.max=9',
    'tune',
    { type: 'sweep', runner: { type: 'retry', attempts: 2 }, parameters: { 'model.alpha': { min: 0, max: 9 } } },
  ],
  [
    'tune.parameters.model.alpha=[1, 2]',
    'tune',
    { type: 'sweep', runner: { type: 'retry', attempts: 2 }, parameters: { 'model.alpha': [1, 2] } },
  ],
  [
    'tune.parameters.model.beta=[1]',
    'tune',
    { type: 'sweep', runner: { type: 'retry', attempts: 2 }, parameters: { 'model.alpha': { min: 0, max: 1 }, 'model.beta': [1] } },
  ],
])('lays --runner-set %s over the entry', (text, entry, value) => {
  expect(withSet(text)[entry]).toEqual(value);
});

test('says where an option from the command line comes from', () => {
  const { runners: tree } = readFolder({
    root: projectFolder({ 'conf/base/runners.yml': runners }),
    runnerSet: { 'fast.workers': 4 },
  });
  const fast = tree.entries.get('fast');
  const workers = fast?.value.kind === 'map' ? fast.value.entries.get('workers') : undefined;
  expect(workers?.origins).toEqual([{ file: '--runner-set fast.workers', line: 0, column: 0 }]);
});

test('refuses a path to a prototype', () => {
  expect(() => withSet('fast.__proto__.x=1')).toThrow('"__proto__" cannot be a key');
});
