import { LeatError } from '@leat/core';
import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { kindOf } from '../tables/infer-type.ts';

const svg = 'http://www.w3.org/2000/svg';
/** What runs, what holds another document, and what could change a link after it was looked at. */
const refusedElements = new Set(['script', 'foreignObject', 'iframe', 'object', 'embed', 'audio', 'video', 'handler', 'listener']);
const animations = new Set(['animate', 'set']);
/** Attributes that are only text: nothing reads them as CSS. */
const isInert = /^(aria-|data-|class$|id$|d$|points$|title$)/;

/** Refuses what is not an SVG document, and one that runs scripts or fetches anything. */
export async function checkSvg(text: unknown, at: string, code: string): Promise<void> {
  if (typeof text !== 'string') throw new LeatError(code, `${at}: SVG text was expected, and ${kindOf(text)} came`);
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (words: string) => {
    throw new LeatError(code, `${at}: line ${parser.line}: ${words}`);
  };
  let depth = 0;
  let roots = 0;
  let styles = 0;

  parser.on('error', ({ message }) => refuse(`this is not well-formed SVG: ${message.replace(/^(\d+:)+ /, '')}`));
  parser.on('doctype', () => refuse('a chart has no DOCTYPE. Leave it out'));
  parser.on('processinginstruction', ({ target }) => refuse(`a chart has no processing instruction such as <?${target}?>. Leave it out`));
  parser.on('opentag', (tag) => {
    if (depth++ === 0 && ++roots === 1) checkRoot(tag, refuse);
    checkElement(tag, refuse);
    if (tag.local === 'style') styles++;
  });
  parser.on('closetag', ({ local }) => {
    depth--;
    if (local === 'style') styles--;
  });
  const inStyle = (css: string) => {
    if (styles > 0 && fetches(css)) refuse('its styles fetch something from elsewhere. Put it into the chart');
  };
  parser.on('text', inStyle);
  parser.on('cdata', inStyle);

  parser.write(text).close();
  if (roots === 0) refuse('this is not SVG: there is no <svg>');
}

function checkRoot({ local, uri }: SaxesTagNS, refuse: (words: string) => void): void {
  if (local !== 'svg') refuse(`this is not SVG: it begins with <${local}>`);
  if (uri !== svg) refuse(`its <svg> needs xmlns="${svg}", for without it no program shows the file`);
}

function checkElement({ local, attributes }: SaxesTagNS, refuse: (words: string) => void): void {
  if (refusedElements.has(local)) refuse(`a chart has no <${local}>: it may be shown on a page, and must not run anything there`);
  for (const attribute of Object.values(attributes)) checkAttribute(local, attribute, refuse);
}

function checkAttribute(element: string, { local, value }: SaxesAttributeNS, refuse: (words: string) => void): void {
  if (/^on/i.test(local)) refuse(`a chart has no "${local}": it may be shown on a page, and must not run anything there`);
  if (animations.has(element) && local === 'attributeName' && /href$/i.test(value)) refuse(`a chart does not change links by <${element}>`);
  if (local === 'href' || local === 'src') checkLink(element, value, refuse);
  else if (!isInert.test(local) && fetches(value)) refuse(`"${local}" fetches something from elsewhere. Put it into the chart`);
}

function checkLink(element: string, value: string, refuse: (words: string) => void): void {
  const link = value.trim();
  if (link === '' || link.startsWith('#')) return;
  if (element === 'a' ? /^(https?:|mailto:)/i.test(link) : /^data:image\/(png|jpeg|gif|webp);/i.test(link)) return;
  refuse(
    `<${element}> links to "${link.slice(0, 80)}". A chart links to its own parts (#…), holds its images (data:image/png;…), and only <a> leads elsewhere, by http or https`,
  );
}

/** CSS that loads: an import, or `url(…)` of anything but a part of the same document. Escapes could hide either. */
const fetches = (css: string): boolean => /@import|\\[0-9a-f]/i.test(css) || /url\(\s*(?!['"]?\s*#)/i.test(css);
