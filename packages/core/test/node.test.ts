import { expect, test } from 'vitest';
import { node } from '../src/pipeline/node.ts';

const train = (x: number, y: number) => ({ weights: [x, y] });
const refuse = (fn: unknown, options: unknown) => () => node(fn as () => void, options as object);

test('takes its name from the function', () => {
  expect(node(train, { inputs: ['x', 'y'], outputs: 'model' }).name).toBe('train');
});

test('puts its namespace before its name, and before nothing else', () => {
  const one = node(train, { inputs: ['x', 'y'], outputs: 'model', name: 'fit', namespace: 'north.a' });
  expect([one.name, one.namespace, one.inputs, one.outputs]).toEqual(['north.a.fit', 'north.a', ['x', 'y'], ['model']]);
});

test.each([
  ['one name', 'x', ['value of x']],
  ['a list', ['x', 'y', 'x'], ['value of x', 'value of y', 'value of x']],
  ['an object', { left: 'x', right: 'y' }, [{ left: 'value of x', right: 'value of y' }]],
  ['nothing', undefined, []],
])('calls the function with what %s asks for', (_, inputs, expected) => {
  const got: unknown[] = [];
  const options = { name: 'n', outputs: 'o', ...(inputs !== undefined && { inputs }) };
  const one = node((...values: unknown[]) => void got.push(...values), options as never);
  one.call(one.inputs.map((name) => `value of ${name}`));
  expect(got).toEqual(expected);
});

test.each([
  ['one name takes anything', 'o', [1, 2], [[1, 2]]],
  ['a list takes a list as long', ['a', 'b'], [1, 2], [1, 2]],
  ['a list of one takes a list of one', ['a'], [1], [1]],
  ['an object takes its keys, and leaves others', { p: 'a', q: 'b' }, { q: 2, p: 1, r: 3 }, [1, 2]],
  ['no outputs drop the value', undefined, 5, []],
])('unpacks what was returned: %s', (_, outputs, returned, expected) => {
  const options = { name: 'n', inputs: 'i', ...(outputs !== undefined && { outputs }) };
  expect(node(() => returned, options as never).unpack(returned)).toEqual(expected);
});

test.each([
  [['a', 'b'], [1, 2, 3], 'node "n" should return a list of 2 (a, b), but returned a list of 3'],
  [['a', 'b'], 'xy', 'node "n" should return a list of 2 (a, b), but returned a string'],
  [['a'], null, 'node "n" should return a list of 1 (a), but returned null'],
  [['a', 'b'], { a: 1 }, 'node "n" should return a list of 2 (a, b), but returned an object with "a"'],
  [['a', 'b'], new Float64Array(2), 'node "n" should return a list of 2 (a, b), but returned a Float64Array'],
  [{ p: 'a' }, [1], 'node "n" should return an object with "p", but returned a list of 1'],
  [{ p: 'a', q: 'b' }, { p: 1, s: 2 }, 'node "n" should return an object with "p", "q", but "q" is missing: it returned "p", "s"'],
])('says what was expected and what came: %j', (outputs, returned, message) => {
  expect(() => node(() => returned, { name: 'n', outputs } as never).unpack(returned)).toThrow(
    expect.objectContaining({ code: 'OUTPUTS_DIFFER', message }),
  );
});

test.each([
  ['no function', refuse(5, { outputs: 'o' }), 'NOT_A_FUNCTION', 'number'],
  ['no options', refuse(train, undefined), 'BAD_NODE', 'node(train, ...)'],
  [
    'a function without a name',
    refuse(
      (
        () => () =>
          1
      )(),
      { outputs: 'o' },
    ),
    'BAD_NODE_NAME',
    "name: 'clean'",
  ],
  ['a bad name', refuse(train, { name: 'a b', outputs: 'o' }), 'BAD_NODE_NAME', '"a b"'],
  ['a name with a line break', refuse(train, { name: 'a\n', outputs: 'o' }), 'BAD_NODE_NAME', '"a\\n"'],
  ['a bad namespace', refuse(train, { namespace: 'a/b', outputs: 'o' }), 'BAD_NODE_NAME', '"a/b"'],
  ['a bad tag', refuse(train, { tags: ['gpu', 'two words'], outputs: 'o' }), 'BAD_TAG', '"two words"'],
  ['neither inputs nor outputs', refuse(train, {}), 'BAD_NODE', 'neither'],
  ['a misspelt option', refuse(train, { output: 'o' }), 'BAD_NODE', 'Did you mean "outputs"?'],
  ['a name that is no text', refuse(train, { outputs: ['a', 2] }), 'BAD_DATASET_NAME', '2 among the outputs'],
  ['an empty name', refuse(train, { inputs: '', outputs: 'o' }), 'BAD_DATASET_NAME', 'is empty'],
  ['inputs that are a number', refuse(train, { inputs: 3, outputs: 'o' }), 'BAD_DATASET_NAME', 'are a number'],
  ['two transcodings', refuse(train, { inputs: 'a@b@c', outputs: 'o' }), 'BAD_DATASET_NAME', '"a@b@c"'],
  ['half a transcoding', refuse(train, { inputs: 'a@', outputs: 'o' }), 'BAD_DATASET_NAME', '"a@"'],
  ['an output twice', refuse(train, { outputs: ['a@x', 'a@y'] }), 'DUPLICATE_OUTPUT', '"a" twice'],
  ['a timeout that is no number', refuse(train, { outputs: 'o', timeout: '10s' }), 'BAD_NODE', 'milliseconds'],
  ['a timeout that no timer can hold', refuse(train, { outputs: 'o', timeout: 2 ** 31 }), 'BAD_NODE', '24 days'],
  ['no attempts', refuse(train, { outputs: 'o', retry: { attempts: 0 } }), 'BAD_NODE', '`attempts` from 1'],
  ['an input that is an output', refuse(train, { inputs: ['x', 'a@x'], outputs: 'a@y' }), 'INPUT_IS_OUTPUT', '"a"'],
])('refuses %s', (_, make, code, words) => {
  expect(make).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
});

test('takes names in any alphabet', () => {
  expect(node(train, { name: 'größe_训练', tags: 'été', outputs: 'o' } as never)).toMatchObject({ name: 'größe_训练', tags: ['été'] });
});

test('an optional parameter may be left out', () => {
  const scale = (value: number, factor?: number) => value * (factor ?? 2);
  expect(node(scale, { inputs: 'x', outputs: 'y' }).call([3])).toBe(6);
});

test('calls its function bare', () => {
  const one = node(
    function self(this: unknown) {
      return this;
    },
    { outputs: 'o' },
  );
  expect(one.call([])).toBeUndefined();
});

test('does not change when its options do', () => {
  const inputs = ['x', 'y'] as [string, string];
  const one = node(train, { inputs, outputs: 'model' });
  inputs[0] = 'z';
  expect(one.inputs).toEqual(['x', 'y']);
});
