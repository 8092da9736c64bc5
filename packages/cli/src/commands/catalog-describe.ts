import { LeatError, suggest } from '@leat/core';
import type { CatalogListing } from '@leat/project';
import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';
import { settingsOf } from '../running/settings.ts';
import { columns } from '../terminal/columns.ts';
import { printable } from '../terminal/printable.ts';
import { type Style, styleFor } from '../terminal/style.ts';
import { factsOf } from './catalog-list.ts';
import { configRows } from './config-rows.ts';
import { flaggedProject } from './flagged-project.ts';
import { placesText } from './places-text.ts';
import { withoutPasswords } from './without-passwords.ts';

/** `leat catalog describe`: one entry as it is written, every option with its file and line. */
export async function describeDataset(context: Context, flags: ProjectFlags, name: string): Promise<void> {
  const { output } = context.terminal;
  const project = await flaggedProject(context, settingsOf(flags));
  const { entries, patterns, resolve } = await project.catalog();
  const declared = [...entries, ...patterns];
  const entry = declared.find((one) => one.name === name);
  if (!entry) {
    const fits = resolve(name)?.pattern;
    const names = declared.map((one) => one.name);
    const help = fits === undefined ? suggest(name, names) : `, but it fits "${fits}": see leat catalog resolve ${name}`;
    throw new LeatError('UNKNOWN_DATASET', `the catalog has no entry "${name}"${help}`);
  }
  if (flags.json) return output.write(jsonLine({ type: 'catalog.describe', env: project.env, entry: factsOf(entry) }));
  output.write(entryText(entry, styleFor(output.stream)));
}

/** An entry as lines of YAML with their places. */
export function entryText({ name, type, origins, options }: CatalogListing, style: Style): string {
  const rows = Object.entries(withoutPasswords(options).entries).flatMap(([key, one]) => configRows(key, one, '  '));
  const head: readonly (readonly string[])[] = [[`${printable(name)}:`, placesText(origins)], [`  type: ${printable(type)}`]];
  return columns([...head, ...rows].map(([text = '', places]) => (places ? [text, style('dim', places)] : [text])));
}
