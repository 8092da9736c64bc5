import { expect, test } from 'vitest';
import { parseList, parseLoadVersions } from '../src/index.ts';

test.each<readonly [text: string, names: readonly string[]]>([
  ['', []],
  [' , ', []],
  ['a', ['a']],
  [' a , b ', ['a', 'b']],
  ['a,,b,', ['a', 'b']],
  ['f([a,b]) -> [c],d', ['f([a,b]) -> [c]', 'd']],
  ['a[[b,c],d],e', ['a[[b,c],d]', 'e']],
  ['a],b', ['a]', 'b']],
  ['a[b,c', ['a[b,c']],
])('reads the list %j', (text, names) => {
  expect(parseList(text)).toEqual(names);
});

test.each<readonly [text: string, versions: object]>([
  ['', {}],
  ['rows:2026-11-24T14.52.07.123Z', { rows: '2026-11-24T14.52.07.123Z' }],
  [' rows : 1 , north.model@csv:b:c ', { rows: '1', 'north.model@csv': 'b:c' }],
  ['rows:1,rows:2', { rows: '2' }],
])('reads --load-versions %j', (text, versions) => {
  expect(parseLoadVersions(text)).toEqual(versions);
});

test.each<readonly [text: string, message: string]>([
  ['rows', '--load-versions: "rows" is not of the form dataset:version'],
  [':1', '--load-versions: ":1" is not of the form dataset:version'],
  ['rows:', '--load-versions: "" cannot be a version of "rows"'],
  ['a:1,rows:..', '--load-versions: ".." cannot be a version of "rows": it names a folder'],
  ['rows:../x', '--load-versions: "../x" cannot be a version of "rows"'],
])('refuses --load-versions %j', (text, message) => {
  expect(() => parseLoadVersions(text)).toThrow(message);
});

test('a dataset called like what every object has is a dataset', () => {
  expect(Object.entries(parseLoadVersions('__proto__:1'))).toEqual([['__proto__', '1']]);
});
