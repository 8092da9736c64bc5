import { expect, test } from 'vitest';
import { barChart, matrixChart } from '../src/charts.ts';
import { plotConfusionMatrix, plotPassengerCapacity } from '../src/nodes/reporting.ts';

test('a bar is as long as its value is to the largest, and says it', () => {
  const chart = barChart('Title', [
    ['half', 1],
    ['whole', 2],
  ]);
  expect([...chart.matchAll(/<rect x="\d+" [^>]*width="([\d.]+)"/g)].map(([, width]) => width)).toEqual(['210.0', '420.0']);
  expect(chart).toContain('>half</text>');
  expect(chart).toContain('>2.00</text>');
});

test('names cannot break the picture', () => {
  const chart = barChart('<&"', [['</text><script>', 1]]);
  expect(chart).toContain('aria-label="&lt;&amp;&quot;"');
  expect(chart).not.toContain('<script>');
});

test('a chart of nothing is a chart', () => {
  expect(barChart('Nothing', [])).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
});

test('a matrix shows each count in its cell, the largest the darkest', () => {
  const chart = matrixChart('Title', 'down', 'across', [
    [2, 3],
    [3, 1],
  ]);
  expect([...chart.matchAll(/fill-opacity="([\d.]+)"/g)].map(([, shade]) => shade)).toEqual(['0.67', '1.00', '1.00', '0.33']);
  expect([...chart.matchAll(/>(down|across) (\d)</g)].map(([, side, index]) => `${side} ${index}`)).toEqual([
    'across 0',
    'across 1',
    'down 0',
    'down 1',
  ]);
});

test('the plots are charts of what they are given', () => {
  expect(plotPassengerCapacity([{ shuttle_type: 'Type V5', passenger_capacity: 3.5 }])).toContain('>Type V5</text>');
  expect(plotConfusionMatrix([[7]])).toContain('>7</text>');
});
