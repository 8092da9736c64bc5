import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const configurations = ['leat.config.ts', 'leat.config.js', 'leat.config.mjs'];

/** The address of the `leat` that the project around `folder` has installed, when it is not the one in `here`: a global one hands over to it. */
export function findOwn(folder: string, here: string): string | undefined {
  if (!configurations.some((name) => existsSync(join(folder, name)))) {
    const above = dirname(folder);
    return above === folder ? undefined : findOwn(above, here);
  }
  try {
    const own = realpathSync(dirname(createRequire(join(folder, 'package.json')).resolve('leat')));
    const main = join(own, 'main.js');
    return own !== realpathSync(here) && existsSync(main) ? pathToFileURL(main).href : undefined;
  } catch {
    return undefined; // the project has none of its own
  }
}
