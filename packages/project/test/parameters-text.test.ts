import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseParameters, parseRunnerSet } from '../src/index.ts';

test.each<readonly [text: string, value: unknown]>([
  ['', {}],
  ['a=1', { a: 1 }],
  [' a = 1 , b = x ', { a: 1, b: 'x' }],
  ['a.b=1,a.c=2.5', { a: { b: 1, c: 2.5 } }],
  ['a=1,a=2', { a: 2 }],
  ['a=1,a.b=2', { a: { b: 2 } }],
  ['a={b: 1},a.c=2', { a: { b: 1, c: 2 } }],
  ['a=x=y', { a: 'x=y' }],
  ['a=', { a: null }],
  ['a=~,b=null', { a: null, b: null }],
  ['a=\'1\',b="2"', { a: '1', b: '2' }],
  ['a=true,b=yes', { a: true, b: 'yes' }],
  ['a=[1,2],b={c: [3, "d,e"]}', { a: [1, 2], b: { c: [3, 'd,e'] } }],
  ['a="x,y",b=\'p, q\'', { a: 'x,y', b: 'p, q' }],
  ["a=it's,b=d'Arc", { a: "it's", b: "d'Arc" }],
  ['a="say \\"hi\\", twice"', { a: 'say "hi", twice' }],
  ['a=${env:HOME},b=${secret:X}', { a: '${env:HOME}', b: '${secret:X}' }],
  ['a=1e3,b=0x10,c=017,d=1_000', { a: 1000, b: 16, c: 17, d: '1_000' }],
  ['a=9007199254740993,b=1234e567', { a: '9007199254740993', b: '1234e567' }],
  ['a=2020-01-01,b=12:30', { a: '2020-01-01', b: '12:30' }],
])('reads --params %j', (text, value) => {
  expect(parseParameters(text)).toEqual(value);
});

test.each<readonly [text: string, message: string]>([
  ['=1', '--params: "=1" is not of the form name=value'],
  ['a', '--params: "a" is not of the form name=value'],
  ['a:1', '--params: "a:1" is not of the form name=value'],
  ['a..b=1', '--params: "a..b" has an empty key'],
  ['__proto__.x=1', '--params: "__proto__" cannot be a key'],
  ['a.constructor.prototype=1', '--params: "constructor" cannot be a key'],
  ['a={__proto__: {x: 1}}', '--params a: "__proto__" cannot be a key'],
  ['a=[1', '--params a: it cannot be read as YAML: Flow sequence must end with a ]'],
  ["a='1", "--params: a ' is never closed in a='1"],
])('refuses --params %j', (text, message) => {
  expect(() => parseParameters(text)).toThrow(expect.objectContaining({ message }));
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

test('reads back any JSON value that is written as JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), { minLength: 1, maxLength: 4 }), (values) => {
      const texts = values.map((value) => JSON.stringify(value));
      fc.pre(texts.every((text) => !/__proto__|constructor|prototype|\d{16}|\de|-0/.test(text)));
      expect(parseParameters(texts.map((text, index) => `k${index}=${text}`).join(','))).toEqual(
        Object.fromEntries(values.map((value, index) => [`k${index}`, JSON.parse(JSON.stringify(value))])),
      );
    }),
    { numRuns: 500 },
  );
});

test('keeps the paths of --runner-set whole', () => {
  expect(parseRunnerSet('tune.trials=20,tune.parameters.model.alpha=[0, 1]')).toEqual({
    'tune.trials': 20,
    'tune.parameters.model.alpha': [0, 1],
  });
});
