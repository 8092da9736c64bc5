import { expect, test } from 'vitest';
import { namespaced } from '../src/pipeline/namespace.ts';
import { node } from '../src/pipeline/node.ts';
import { pipeline } from '../src/pipeline/pipeline.ts';
import { step } from './fixtures/step.ts';

const training = pipeline([
  step('clean', ['raw', 'params:keep', 'parameters'], 'rows@csv', { confirms: 'raw', tags: ['slow'] }),
  step('fit', 'rows@json', 'model', { namespace: 'inner' }),
]);
const shown = (part: { readonly nodes: typeof training.nodes }) => part.nodes.map(({ name, inputs, outputs }) => [name, inputs, outputs]);

test('goes before nodes, datasets and parameters, but not before `parameters`', () => {
  expect(shown(namespaced(training, 'north'))).toEqual([
    ['north.clean', ['north.raw', 'params:north.keep', 'parameters'], ['north.rows@csv']],
    ['north.inner.fit', ['north.rows@json'], ['north.model']],
  ]);
});

test('keeps and renames what it is told, whatever the transcoding', () => {
  const options = {
    namespace: 'north',
    inputs: 'raw',
    outputs: { rows: 'northern', model: 'best' },
    parameters: { keep: 'all' },
    tags: 'region',
  } as const;
  const moved = namespaced(training, options);
  expect(shown(moved)).toEqual([
    ['north.clean', ['raw', 'params:all', 'parameters'], ['northern@csv']],
    ['north.inner.fit', ['northern@json'], ['best']],
  ]);
  expect(moved.nodes[0]).toMatchObject({ namespace: 'north', tags: ['slow', 'region'], confirms: ['raw'] });
  expect(moved.nodes[1]).toMatchObject({ namespace: 'north.inner', tags: ['region'] });
});

test('may leave datasets alone, or only rename', () => {
  expect(shown(namespaced(training, { namespace: 'north', prefixDatasets: false }))[1]).toEqual([
    'north.inner.fit',
    ['rows@json'],
    ['model'],
  ]);
  expect(shown(namespaced(training, { outputs: { model: 'best' } }))[1]).toEqual(['inner.fit', ['rows@json'], ['best']]);
});

test('a single node is a part, too, and still calls its function', () => {
  const one = node(({ a }: { a: number }) => a + 1, { name: 'next', inputs: { a: 'x' }, outputs: 'y' });
  const [moved] = namespaced(one, 'north').nodes;
  expect([moved!.name, moved!.call([1])]).toEqual(['north.next', 2]);
});

test.each<[string, unknown, string, string]>([
  ['a name no node has', { inputs: { rwa: 'x' } }, 'UNKNOWN_DATASET', '"rwa". Did you mean "raw"?'],
  ['an unknown parameter', { parameters: 'kepe' }, 'UNKNOWN_DATASET', '"params:kepe"'],
  ['a parameter among the inputs', { inputs: 'params:keep' }, 'BAD_RENAMING', 'put it under `parameters`'],
  ['an intermediate among the inputs', { inputs: 'rows' }, 'BAD_RENAMING', 'put it under `outputs`'],
  ['an input among the outputs', { outputs: { raw: 'x' } }, 'BAD_RENAMING', 'put it under `inputs`'],
  ['an input renamed to an output', { inputs: { raw: 'rows' } }, 'INPUT_IS_OUTPUT', '"rows"'],
  ['a bad namespace', 'north/south', 'BAD_NODE_NAME', '"north/south"'],
])('refuses %s', (_, options, code, words) => {
  expect(() => namespaced(training, options as string)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
});
