import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const core = fileURLToPath(new URL('../../core', import.meta.url));
const fixtures = fileURLToPath(new URL('./data/packages', import.meta.url));
delete process.env.LEAT_ENV;
delete process.env.LEAT_RUNNER;

const made: string[] = [];

/** Files by path, as they are written. */
export type Files = Readonly<Record<string, string>>;

/** A project in a new folder, with `@leat/core` and the runners of `test/data/packages` installed. Removed after the tests of the file. */
export function projectFolder(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'leat-project-')));
  made.push(root);
  const scope = join(root, 'node_modules/@leat');
  mkdirSync(scope, { recursive: true });
  cpSync(fixtures, join(root, 'node_modules'), { recursive: true });
  symlinkSync(core, join(scope, 'core'));
  const always = { 'package.json': '{ "type": "module", "dependencies": { "@acme/listed": "1" } }\n', 'conf/base/globals.yml': '' };
  for (const [path, text] of Object.entries({ ...always, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
