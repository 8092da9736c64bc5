import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closest, LeatError, suggest } from '@leat/core';

/** The kinds of configuration, each in files whose name, or whose folder's name, begins with it. */
export const kinds = ['catalog', 'credentials', 'globals', 'parameters', 'runners'] as const;

export type Kind = (typeof kinds)[number];

/** The files of one folder of `conf/`, by kind, each sorted; paths from the root with forward slashes. */
export type FolderFiles = Readonly<Record<Kind, readonly string[]>>;

/** Which environment is meant: the one asked for, else `LEAT_ENV`, else `local`. */
export function environmentName(root: string, asked?: string): string {
  const name = asked ?? (process.env.LEAT_ENV || 'local');
  if (name === 'local' || isFolder(join(root, 'conf', name))) return checked(name);
  const said = asked === undefined ? ' (from LEAT_ENV)' : '';
  throw new LeatError(
    'UNKNOWN_ENVIRONMENT',
    `unknown environment "${name}"${said}: there is no folder conf/${name}${suggest(name, environments(root))}`,
  );
}

/** The folders that one environment is made of, the later laid over the earlier. */
export const foldersOf = (environment: string): readonly string[] => (environment === 'base' ? ['base'] : ['base', environment]);

/** The configuration files of `conf/<folder>`. `local` alone may be absent. Throws UNREAD_FILE for a name that was probably meant to be read. */
export function filesOf(root: string, folder: string): FolderFiles {
  const path = join(root, 'conf', folder);
  const files: Record<Kind, string[]> = { catalog: [], credentials: [], globals: [], parameters: [], runners: [] };
  if (!isFolder(path)) {
    if (folder === 'local') return files;
    throw new LeatError(
      'NO_CONFIGURATION',
      `there is no folder conf/${folder}: make it (with a file in it, such as conf/${folder}/parameters.yml)`,
    );
  }
  for (const file of walk(path)) {
    const kind = kindOf(file);
    if (kind) files[kind].push(`conf/${folder}/${file}`);
    else refuseNearMiss(file, `conf/${folder}/${file}`);
  }
  return files;
}

function environments(root: string): string[] {
  try {
    return readdirSync(join(root, 'conf'), { withFileTypes: true })
      .filter((one) => one.isDirectory() && !one.name.startsWith('.'))
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function checked(name: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,99}$/i.test(name) && !name.includes('..')) return name;
  throw new LeatError('UNKNOWN_ENVIRONMENT', `"${name}" cannot name an environment: use letters, digits, ".", "_" and "-"`);
}

function* walk(folder: string, under = ''): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name } of entries) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    if (isFolder(path)) yield* walk(path, `${under}${name}/`);
    else if (/\.(ya?ml|json)$/.test(name)) yield under + name;
  }
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

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
