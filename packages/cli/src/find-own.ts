import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const configurations = ['leat.config.ts', 'leat.config.js', 'leat.config.mjs'];

/** The address of the `leat` that the project around `folder` has installed, when it is not the one in `here`: a global one hands over to it. */
export function findOwn(folder: string, here: string): string | undefined {
  const { existsSync, realpathSync } = files();
  if (!configurations.some((name) => existsSync(join(folder, name)))) {
    const above = dirname(folder);
    return above === folder ? undefined : findOwn(above, here);
  }
  const main = mainOf(folder);
  return main && realpathSync(dirname(main)) !== realpathSync(here) ? pathToFileURL(main).href : undefined;
}

/** Looks where it usually is before asking Node, which takes longer than the rest of this file. */
function mainOf(root: string): string | undefined {
  const { existsSync } = files();
  const usual = join(root, 'node_modules/leat/dist/main.js');
  if (existsSync(usual)) return usual;
  try {
    const main = join(dirname(createRequire(join(root, 'package.json')).resolve('leat')), 'main.js');
    return existsSync(main) ? main : undefined;
  } catch {
    return undefined; // the project has none of its own
  }
}

/** Taken when it is needed: this file is loaded before we know that Node is new enough to have this. */
const files = () => process.getBuiltinModule('node:fs');
