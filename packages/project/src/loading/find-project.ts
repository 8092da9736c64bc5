import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LeatError } from '@leat/core';

const configFiles = ['leat.config.ts', 'leat.config.js', 'leat.config.mjs'];

/** The project that `from` stands in: the nearest folder upward with a `leat.config`. Throws NO_PROJECT. */
export function findProject(from: string = process.cwd()): string {
  const start = resolve(from);
  for (let folder = start; ; folder = dirname(folder)) {
    if (configFiles.some((name) => existsSync(join(folder, name)))) return realpathSync.native(folder);
    if (folder === dirname(folder)) {
      throw new LeatError(
        'NO_PROJECT',
        `there is no leat project in ${start}, nor in a folder above it: a project has a leat.config.ts; "npm create leat" makes one`,
      );
    }
  }
}

/** The path of the project's `leat.config`. Throws NO_PROJECT. */
export function configFileOf(root: string): string {
  const found = configFiles.map((name) => join(root, name)).find((file) => existsSync(file));
  if (found) return found;
  throw new LeatError(
    'NO_PROJECT',
    `${root} has no leat.config.ts: it says which pipelines there are, as in "export default defineConfig({ pipelines: { … } })"`,
  );
}
