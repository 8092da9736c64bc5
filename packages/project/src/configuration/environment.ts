import { closest, LeatError, suggest } from '@leat/core';
import type { ConfSource } from './conf-source.ts';

/** The kinds of configuration, each in files whose name, or whose folder's name, begins with it. */
export const kinds = ['catalog', 'credentials', 'globals', 'parameters', 'runners'] as const;

export type Kind = (typeof kinds)[number];

/** The files of one environment by kind, each sorted; paths from the source. */
export type FolderFiles = Readonly<Record<Kind, readonly string[]>>;

/** Which environment is meant: the one asked for, else `LEAT_ENV`, else `local`. Throws UNKNOWN_ENVIRONMENT. */
export function environmentName(source: ConfSource, asked?: string): string {
  const name = asked ?? (process.env.LEAT_ENV || 'local');
  if (!/^[a-z0-9][a-z0-9._-]{0,99}$/i.test(name) || name.includes('..'))
    throw new LeatError('UNKNOWN_ENVIRONMENT', `"${name}" cannot name an environment: use letters, digits, ".", "_" and "-"`);
  if (name === 'local' || source.folders.includes(name)) return name;
  const said = asked === undefined ? ' (from LEAT_ENV)' : '';
  throw new LeatError(
    'UNKNOWN_ENVIRONMENT',
    `unknown environment "${name}"${said}: there is no folder ${source.name}/${name}${suggest(name, source.folders)}`,
  );
}

/** The folders that one environment is made of, the later laid over the earlier. */
export const foldersOf = (environment: string): readonly string[] => (environment === 'base' ? ['base'] : ['base', environment]);

/** The configuration files of one environment. `local` alone may be absent. Throws UNREAD_FILE for a name that was probably meant to be read. */
export function filesOf(source: ConfSource, folder: string): FolderFiles {
  const files: Record<Kind, string[]> = { catalog: [], credentials: [], globals: [], parameters: [], runners: [] };
  const label = `${source.name}/${folder}`;
  const found = source.filesIn(folder);
  if (!found && folder !== 'local') {
    throw new LeatError('NO_CONFIGURATION', `there is no folder ${label}: make it (with a file in it, such as ${label}/parameters.yml)`);
  }
  for (const file of found ?? []) {
    if (!/\.(ya?ml|json)$/.test(file)) continue;
    const kind = kindOf(file);
    if (kind) files[kind].push(`${folder}/${file}`);
    else refuseNearMiss(file, `${label}/${file}`);
  }
  return files;
}

/** By the first part of the path that begins with a kind; `globals` is one file at the top. */
function kindOf(file: string): Kind | undefined {
  if (/^globals\.(ya?ml|json)$/.test(file)) return 'globals';
  const parts = file.split('/');
  for (const part of parts) {
    const kind = kinds.find((one) => one !== 'globals' && part.startsWith(one));
    if (kind) return kind;
  }
  return undefined;
}

/** `runner.yml` would be passed over in silence otherwise. */
function refuseNearMiss(file: string, path: string): void {
  const [stem = '', extension] = file.split(/\.(?=[^.]*$)/);
  const meant = closest(stem, kinds);
  if (meant) throw new LeatError('UNREAD_FILE', `${path}: nothing reads a file of this name. Did you mean "${meant}.${extension}"?`);
}
