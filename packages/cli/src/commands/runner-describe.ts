import { type JsonValue, shortName } from '@leat/core';
import type { RunnerDescription } from '@leat/project';
import type { Context } from '../context.ts';
import type { ProjectFlags, RunFlags } from '../flags.ts';
import { printable } from '../terminal/printable.ts';
import { type Style, styleFor } from '../terminal/style.ts';
import { pad } from '../terminal/width.ts';
import { flaggedProject } from './flagged-project.ts';
import { placesText } from './places-text.ts';

/** One line of the tree: what it says, and where that stands. */
interface Row {
  readonly text: string;
  readonly places: string;
}

/** `leat runner describe`: the runner as a tree, every option with its file and line. */
export async function describeRunner(context: Context, flags: ProjectFlags & Pick<RunFlags, 'with'>, name?: string): Promise<void> {
  const { output, errors } = context.terminal;
  const style = styleFor(output.stream);
  const project = await flaggedProject(context, flags);
  const { tree, line, warnings } = await project.runner({
    ...(name !== undefined && { runner: name }),
    ...(flags.with && { with: flags.with }),
  });
  output.write(`${style('cyan', '▸')} ${printable(line)}  ${style('dim', `·  env ${project.env}`)}\n\n`);
  const rows = [...rowsOf(tree, style)];
  const width = Math.min(60, Math.max(...rows.map(({ text }) => pad(text, 0).length)));
  for (const { text, places } of rows) output.write(`  ${pad(text, width)}  ${style('dim', places)}\n`);
  for (const warning of warnings) errors.write(`${styleFor(errors.stream)('yellow', '!')} ${printable(warning)}\n`);
}

function* rowsOf(tree: RunnerDescription, style: Style, slot?: string, head = '', rest = ''): Generator<Row> {
  const label = slot === undefined || slot === 'default' ? '' : `${style('dim', `${printable(slot)}:`)} `;
  const names = tree.names.map(({ name }) => printable(name)).filter((name) => name !== shortName(tree.type));
  const title = [...names, style('bold', printable(shortName(tree.type)))].join(' = ');
  const origins = [...tree.names.flatMap((one) => one.origins), ...tree.origins];
  yield { text: style('dim', head) + label + title, places: placesText(origins) };
  const inner = Object.entries(tree.runners);
  const bar = inner.length > 0 ? '│ ' : '  ';
  for (const [name, { value, origins: places }] of Object.entries(tree.options)) {
    yield { text: `${style('dim', rest + bar)}${printable(name)}: ${printable(valueText(value))}`, places: placesText(places) };
  }
  for (const [index, [name, one]] of inner.entries()) {
    const last = index === inner.length - 1;
    yield* rowsOf(one, style, name, `${rest}${last ? '└─ ' : '├─ '}`, `${rest}${last ? '   ' : '│  '}`);
  }
}

/** As one would write it in YAML. */
function valueText(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${valueText(one)}`)
      .join(', ')} }`;
  }
  return typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value);
}

/** Could it stand in YAML without quotes, and still be this text? */
const isPlain = (text: string): boolean => /^[\p{L}_/][^:#,{}[\]"'\n]*$/u.test(text) && !/^(true|false|null)$|\s$/.test(text);
