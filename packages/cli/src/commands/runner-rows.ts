import { shortName } from '@leat/core';
import type { RunnerDescription } from '@leat/project';
import { columns } from '../terminal/columns.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import { yamlText } from '../terminal/yaml-text.ts';
import { placesText } from './places-text.ts';

/** A runner as a tree, one line for each part and option, with the file and line of each. */
export const runnerTree = (tree: RunnerDescription, style: Style): string => columns([...rowsOf(tree, style)]);

function* rowsOf(tree: RunnerDescription, style: Style, slot?: string, head = '', rest = ''): Generator<readonly [string, string]> {
  const label = slot === undefined || slot === 'default' ? '' : `${style('dim', `${printable(slot)}:`)} `;
  const names = tree.names.map(({ name }) => printable(name)).filter((name) => name !== shortName(tree.type));
  const title = [...names, style('bold', printable(shortName(tree.type)))].join(' = ');
  const origins = [...tree.names.flatMap((one) => one.origins), ...tree.origins];
  yield [style('dim', head) + label + title, style('dim', placesText(origins))];
  const inner = Object.entries(tree.runners);
  const bar = inner.length > 0 ? '│ ' : '  ';
  for (const [name, { value, origins: places }] of Object.entries(tree.options)) {
    yield [`${style('dim', rest + bar)}${printable(name)}: ${printable(yamlText(value))}`, style('dim', placesText(places))];
  }
  for (const [index, [name, one]] of inner.entries()) {
    const last = index === inner.length - 1;
    yield* rowsOf(one, style, name, `${rest}${last ? '└─ ' : '├─ '}`, `${rest}${last ? '   ' : '│  '}`);
  }
}
