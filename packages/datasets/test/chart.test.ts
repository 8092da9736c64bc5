import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import chart from '../src/chart.ts';
import { folder, made } from './made.ts';

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

test.each([
  ['shapes and text', svg('<g fill="#fff"><text x="1">Zoë &lt; 3</text></g>', 'width="10"')],
  ['a declaration and a comment', `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n${svg('<path d="M0 0L1 1"/>')}\n`],
  ['styles and a gradient of its own', svg('<style>rect { fill: url(#g) }</style><rect style="fill: url(#g)" clip-path="url(#c)"/>')],
  ['an image it holds, and a link', svg('<image href="data:image/png;base64,AA=="/><a href="https://example.org"><use href="#g"/></a>')],
])('keeps %s as it is', async (_, text) => {
  const dataset = await made(chart, await folder(), { path: 'x.svg' });
  await dataset.save(text);
  expect(await dataset.load()).toBe(text);
});

test.each([
  ['what is not text', { svg: true }, 'dataset "table" (x.svg): SVG text was expected, and an object came'],
  ['nothing', '', 'line 1: this is not well-formed SVG: document must contain a root element.'],
  ['other text', 'hello', 'line 1: this is not well-formed SVG: '],
  ['HTML', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'dataset "table" (x.svg): line 1: this is not SVG: it begins with <html>'],
  [
    'an <svg> without its namespace',
    '<svg/>',
    'line 1: its <svg> needs xmlns="http://www.w3.org/2000/svg", for without it no program shows the file',
  ],
  ['an element that is not closed', svg('\n<g>'), 'line 2: this is not well-formed SVG: unexpected close tag.'],
  ['a script', svg('<script>alert(1)</script>'), 'a chart has no <script>: it may be shown on a page, and must not run anything there'],
  ['a script of another name', svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), 'a chart has no <script>'],
  ['another document inside', svg('<foreignObject/>'), 'a chart has no <foreignObject>'],
  ['a handler', svg('<rect OnClick="f()"/>'), 'a chart has no "OnClick"'],
  ['a link that runs', svg('<a href="&#106;avascript:f()"/>'), '<a> links to "javascript:f()"'],
  ['a link that is made to run', svg('<a><set attributeName="href" to="javascript:f()"/></a>'), 'a chart does not change links by <set>'],
  ['an image from elsewhere', svg('<image href="https://example.org/x.png"/>'), '<image> links to "https://example.org/x.png"'],
  ['an SVG image', svg('<image href="data:image/svg+xml,x"/>'), '<image> links to "data:image/svg+xml,x"'],
  ['styles from elsewhere', svg('<style>@import "x.css";</style>'), 'its styles fetch something from elsewhere. Put it into the chart'],
  ['a fill from elsewhere', svg('<rect fill="url(https://example.org/#g)"/>'), '"fill" fetches something from elsewhere'],
  ['a fill hidden by an escape', svg(String.raw`<rect fill="\75rl(x)"/>`), '"fill" fetches something from elsewhere'],
  ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`, 'a chart has no DOCTYPE. Leave it out'],
  [
    'a style sheet',
    `<?xml-stylesheet href="x.css"?>${svg('')}`,
    'a chart has no processing instruction such as <?xml-stylesheet?>. Leave it out',
  ],
])('refuses %s', async (_, text, words) => {
  const dataset = await made(chart, await folder(), { path: 'x.svg' });
  await expect(dataset.save(text)).rejects.toThrow(words);
});

test('a file that was changed by hand is checked when it is read', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.svg'), svg('<script/>'));
  const dataset = await made(chart, root, { path: 'x.svg' });
  await expect(dataset.load()).rejects.toMatchObject({ code: 'INVALID_DATA' });
});
