import { expect, test } from 'vitest';
import { groups } from '../src/pipeline/group.ts';
import { pipeline } from '../src/pipeline/pipeline.ts';
import { step } from './fixtures/step.ts';

const whole = pipeline([
  step('report', 'score', []),
  step('clean', 'raw', 'rows', { namespace: 'data' }),
  step('fit', 'rows', 'model', { namespace: 'model.inner' }),
  step('score', ['model', 'rows'], 'score', { namespace: 'model' }),
]);

test('groups by the first part of the namespace; a node without one stands alone', () => {
  expect(groups(whole)).toEqual([
    { name: 'data', type: 'namespace', nodes: ['data.clean'], dependencies: [] },
    { name: 'model', type: 'namespace', nodes: ['model.inner.fit', 'model.score'], dependencies: ['data'] },
    { name: 'report', type: 'nodes', nodes: ['report'], dependencies: ['model'] },
  ]);
});

test('groups by nothing: each node alone', () => {
  expect(groups(whole, 'none').map(({ name, dependencies }) => [name, dependencies])).toEqual([
    ['data.clean', []],
    ['model.inner.fit', ['data.clean']],
    ['model.score', ['model.inner.fit', 'data.clean']],
    ['report', ['model.score']],
  ]);
});

test('refuses a namespace that is left and entered again, with the circle', () => {
  const interrupted = pipeline([
    step('before', [], 'start'),
    step('a', 'start', 'x', { namespace: 'model' }),
    step('between', 'x', 'y'),
    step('b', 'y', 'z', { namespace: 'model' }),
    step('after', 'z', []),
  ]);
  expect(() => groups(interrupted)).toThrow(
    expect.objectContaining({
      code: 'INTERRUPTED_NAMESPACE',
      message: expect.stringMatching(/between -> model -> between|model -> between -> model/),
    }),
  );
});

test('refuses another way to group, with what there is', () => {
  expect(() => groups(whole, 'namespaces' as 'namespace')).toThrow(
    expect.objectContaining({ code: 'UNKNOWN_GROUP_BY', message: expect.stringContaining('Did you mean "namespace"?') }),
  );
});
