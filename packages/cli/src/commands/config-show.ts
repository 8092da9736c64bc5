import { LeatError, suggest } from '@leat/core';
import { type Kind, type LocatedMap, type LocatedValue, type Project, plainValue, valueAt } from '@leat/project';
import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';
import { settingsOf } from '../running/settings.ts';
import { columns } from '../terminal/columns.ts';
import { styleFor } from '../terminal/style.ts';
import { configRows } from './config-rows.ts';
import { flaggedProject } from './flagged-project.ts';
import { withoutPasswords } from './without-passwords.ts';

const kinds: readonly Kind[] = ['globals', 'parameters', 'credentials', 'catalog', 'runners'];

/** `leat config show`: the configuration after merging and interpolation, or the part of it under a key; secrets as `${secret:…}` or `***`. */
export async function showConfig(context: Context, flags: ProjectFlags & { readonly origin?: boolean }, key?: string): Promise<void> {
  const { output } = context.terminal;
  const { origin = false, ...others } = flags;
  const project = await flaggedProject(context, settingsOf(others));
  const { env } = project;
  const shown = await partOf(project, key);
  if (flags.json)
    return output.write(
      jsonLine({ type: 'config.show', env, ...(key && { key }), ...(origin ? { located: shown } : { value: plainValue(shown) }) }),
    );
  const style = styleFor(output.stream);
  const rows =
    key === undefined
      ? Object.entries((shown as LocatedMap).entries).flatMap(([kind, one]) => configRows(kind, one))
      : configRows(key, shown);
  const lines = rows.map(([text, places]) => (origin && places !== '' ? [text, style('dim', places)] : [text]));
  output.write(origin ? columns(lines) : lines.map(([text]) => `${text}\n`).join(''));
}

async function partOf(project: Project, key?: string): Promise<LocatedValue> {
  if (key === undefined) {
    const all: Record<string, LocatedValue> = {};
    for (const kind of kinds) {
      const found = await kindOf(project, kind);
      if (Object.keys(found.entries).length > 0) all[kind] = found;
    }
    return { entries: all, origins: [] };
  }
  const [kind = '', ...rest] = key.split('.');
  const known = kinds.find((one) => one === kind);
  if (!known) throw new LeatError('UNKNOWN_KEY', `a key begins with ${kinds.join(', ')}, and not with "${kind}"${suggestion(kind)}`);
  return valueAt(await kindOf(project, known), rest.join('.'));
}

/** The list itself has been said. */
const suggestion = (kind: string): string => {
  const hint = suggest(kind, kinds);
  return hint.startsWith('. Did') ? hint : '';
};

const kindOf = async (project: Project, kind: Kind): Promise<LocatedMap> => withoutPasswords(await project.config(kind));
