import { type CatalogListing, plainValue } from '@leat/project';
import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';
import { exitCodes } from '../running/exit-code.ts';
import { settingsOf } from '../running/settings.ts';
import { columns } from '../terminal/columns.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { flaggedProject } from './flagged-project.ts';
import { placesText } from './places-text.ts';
import { tellMistakes } from './tell-mistakes.ts';
import { withoutPasswords } from './without-passwords.ts';

/** `leat catalog list`: datasets declared by name, then patterns in the order in which they are tried. */
export async function listCatalog(context: Context, flags: ProjectFlags): Promise<void> {
  const { output } = context.terminal;
  const project = await flaggedProject(context, settingsOf(flags));
  const { entries, patterns, mistakes, resolve } = await project.catalog();
  if (mistakes.length > 0) context.exitCode = exitCodes.usage;
  const locationOf = (name: string) => resolve(name)?.location;
  if (flags.json) {
    const datasets = entries.map((entry) => ({ ...factsOf(entry), location: locationOf(entry.name) }));
    const answer = { type: 'catalog.list', env: project.env, datasets, patterns: patterns.map(factsOf), mistakes };
    return output.write(jsonLine(answer));
  }
  const style = styleFor(output.stream);
  const rowOf = (name: string, { type, origins }: CatalogListing, what: string) => [
    style('bold', printable(name)),
    printable(type),
    printable(what),
    style('dim', placesText(origins)),
  ];
  const declared = entries.map((entry) => rowOf(entry.name, entry, locationOf(entry.name) ?? ''));
  const tried = patterns.map((pattern, index) => rowOf(pattern.name, pattern, index === 0 ? 'pattern, tried first' : 'pattern'));
  output.write(columns([...declared, ...tried]));
  if (declared.length + tried.length === 0) output.write('  The catalog is empty: every dataset is kept in memory.\n');
  tellMistakes(context.terminal, mistakes);
}

/** An entry as JSON. */
export const factsOf = ({ name, type, origins, options }: CatalogListing) => ({
  name,
  type,
  options: plainValue(withoutPasswords(options)),
  origins,
});
