import { realpathSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { isAbsolute, join, sep } from 'node:path';
import { LeatError } from '@leat/core';

/** What a `type:` names: an export of a package, or of a file of the project. */
export interface TypeReference {
  /** `@leat/runner-parallel`, or `./src/runners/notify.ts`. */
  readonly module: string;
  readonly export: string;
  /** It was written as a short name. */
  readonly isShort: boolean;
}

/** How short names become modules: `parallel` → `@leat/runner-parallel`, `csv` → `@leat/datasets/csv`. */
export type ShortNames = (name: string) => string;

/** For the `type:` of runners. */
export const runnerModule: ShortNames = (name) => `@leat/runner-${name}`;

/** For the `type:` of datasets. */
export const datasetModule: ShortNames = (name) => `@leat/datasets/${name}`;

const grammarOfRunners =
  'a type is a short name (parallel), a package (@acme/runner-dask), an export of one (@acme/runners#Dask) or a file of the project (./src/runners/mine.ts)';
const grammarOfDatasets =
  'a type is a short name (csv), a package (@acme/delta), an export of one (@acme/datasets#Delta) or a file of the project (./src/datasets/mine.ts)';

/** Reads a `type:`. Data may never name code, so there is no URL, no built-in module, no absolute path and no `..`. Throws BAD_TYPE. */
export function readType(type: string, shortNames: ShortNames): TypeReference {
  const [path = '', exported, ...more] = type.split('#');
  const grammar = shortNames === datasetModule ? grammarOfDatasets : grammarOfRunners;
  const refuse = (why: string): LeatError => new LeatError('BAD_TYPE', `type "${type}" ${why}: ${grammar}`);
  if (more.length > 0 || (exported !== undefined && !/^[A-Za-z_$][\w$]*$/.test(exported))) throw refuse('does not name an export');
  if (path.includes(':')) throw refuse('is an address');
  if (isAbsolute(path) || path.includes('\\')) throw refuse('is an absolute path');
  if (path.split('/').includes('..')) throw refuse('leads out of its folder');
  if (/^[a-z0-9][a-z0-9-]*$/.test(path) && exported === undefined) return { module: shortNames(path), export: 'default', isShort: true };
  const isFile = path.startsWith('./') && path.length > 2;
  const isPackage = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(path) && !isBuiltin(path);
  if (!isFile && !isPackage) throw refuse('cannot be read');
  return { module: path, export: exported ?? 'default', isShort: false };
}

/** The file of a type, found from the project; nothing when it is not there. Throws BAD_TYPE for a file outside the project. */
export function locateType({ module }: TypeReference, root: string): string | undefined {
  if (module.startsWith('./')) return locateFile(module, root);
  try {
    const found = createRequire(join(root, 'package.json')).resolve(module);
    return isAbsolute(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function locateFile(path: string, root: string): string | undefined {
  let file: string;
  try {
    file = realpathSync.native(join(root, path));
  } catch {
    return undefined;
  }
  if (file.startsWith(realpathSync.native(root) + sep)) return file;
  throw new LeatError(
    'BAD_TYPE',
    `type "${path}" leads out of the project, to ${file}: put the file into the project, or make it a package`,
  );
}
