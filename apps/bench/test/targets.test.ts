import { expect, test } from 'vitest';
import { median, medianRatio } from '../src/median.ts';
import { isMet, jsonLine, tableOf } from '../src/report.ts';
import { selectTargets } from '../src/select-targets.ts';
import { defineTargets, shared } from '../src/target.ts';
import { targets } from '../src/targets/index.ts';

const loop = defineTargets('loop', {
  time: { limit: 2, unit: 'x', measure: async () => ({ figure: 2 }) },
  memory: { limit: 250, unit: 'MB', measure: async () => ({ figure: 251 }) },
});
const other = defineTargets('other', { start: { limit: 2.5, unit: 'x', measure: async () => ({ figure: 1 }) } });
const all = [...loop, ...other];

test.each([
  [[], ['loop/time', 'loop/memory', 'other/start']],
  [['loop'], ['loop/time', 'loop/memory']],
  [
    ['other', 'loop/memory'],
    ['loop/memory', 'other/start'],
  ],
])('%j selects %j', (names, selected) => {
  expect(selectTargets(all, names).map(({ name }) => name)).toEqual(selected);
});

test('a name that stands for nothing is refused with the nearest', () => {
  expect(() => selectTargets(all, ['othr'])).toThrow('no benchmark is called "othr". Did you mean "other"?');
});

test('the names of all targets differ', () => {
  expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length);
});

test('a figure at its limit is met, one above is a miss, and none is neither', async () => {
  const [time, memory] = await Promise.all(loop.map(async (target) => ({ target, measured: await target.measure() })));
  expect(isMet(time!)).toBe(true);
  expect(isMet(memory!)).toBe(false);
  expect(isMet({ target: loop[0]!, error: new Error('no') })).toBe(false);
});

test('a line of JSON says what, how much, the limit, whether it is met and where', () => {
  const line = JSON.parse(jsonLine({ target: loop[1]!, measured: { figure: 251.3456 } }));
  expect(line).toMatchObject({ target: 'loop/memory', figure: 251.3, limit: 250, unit: 'MB', met: false });
  expect(line.machine.node).toBe(process.version);
  expect(JSON.parse(jsonLine({ target: loop[0]!, error: new Error('no') }))).toMatchObject({ figure: null, met: false, error: 'no' });
});

test('a miss is printed as a miss', () => {
  const table = tableOf(all);
  expect(table.row({ target: loop[1]!, measured: { figure: 500 } })).toMatch(/loop\/memory +500 MB +250 MB +2\.00 .*MISS/);
  expect(table.row({ target: loop[0]!, measured: { figure: 1 } })).toMatch(/loop\/time +1 x +2 x +0\.50 .*met/);
});

test('a measurement that targets share is taken once', async () => {
  let taken = 0;
  const take = shared(async () => ++taken);
  expect(await Promise.all([take(), take()])).toEqual([1, 1]);
});

test('medians do not follow what is far off, and ratios are taken round by round', () => {
  expect(median([3, 1, 1000])).toBe(3);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(medianRatio([2, 40, 6], [1, 20, 3])).toBe(2);
});
