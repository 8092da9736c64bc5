import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OpenSource, RunSource } from '../contract/runner.ts';
import { LeatError } from '../errors/leat-error.ts';

/** Imports a source's module, found from its root, and calls its export with `(arguments, root)`. Imports nothing of the user. Throws SOURCE_NOT_FOUND, and SOURCE_STALE when another revision would be loaded. */
export async function openSource({ root, module, export: name, arguments: given, revision }: RunSource): Promise<OpenSource> {
  const exported: unknown = (await import(locate(root, module)))[name];
  if (typeof exported !== 'function') throw new LeatError('SOURCE_NOT_FOUND', `the source "${module}" has no function "${name}"`);
  const opened: OpenSource = await exported(given, root);
  if (revision !== undefined && opened.revision !== undefined && opened.revision !== revision) {
    throw new LeatError(
      'SOURCE_STALE',
      `the run was planned from revision "${revision}", and "${root}" holds "${opened.revision}": bring both to the same revision`,
    );
  }
  return opened;
}

function locate(root: string, module: string): string {
  try {
    return pathToFileURL(createRequire(join(root, 'package.json')).resolve(module)).href;
  } catch (cause) {
    throw new LeatError('SOURCE_NOT_FOUND', `the source "${module}" cannot be found from "${root}": install it there`, { cause });
  }
}
