import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { succeed } from '../src/command.ts';
import { newFolder } from '../src/new-folder.ts';
import { publicPackages, workspace } from '../src/public-packages.ts';

test('a minor version of the core leaves the versions of the runners alone', async () => {
  await using clone = await newFolder();
  await copyWorkspace(clone.path);
  await writeFile(join(clone.path, '.changeset/new-in-core.md'), "---\n'@leat/core': minor\n---\n\nSomething new.\n");
  const before = await versions(clone.path);
  await succeed(clone.path, join(workspace, 'node_modules/.bin/changeset'), ['version']);
  const after = await versions(clone.path);

  const [major, minor] = before['@leat/core']!.split('.').map(Number);
  expect(after['@leat/core']).toBe(`${major}.${minor! + 1}.0`);
  const runners = Object.keys(before).filter((name) => name.startsWith('@leat/runner-'));
  expect(runners.length).toBeGreaterThan(1);
  expect(runners.map((name) => after[name])).toEqual(runners.map((name) => before[name]));
});

const versions = async (root: string): Promise<Record<string, string>> =>
  Object.fromEntries((await publicPackages(root)).map(({ name, version }) => [name, version]));

/** What a commit of everything as it is now would have, without changes that wait for a release, in a repository of its own. */
async function copyWorkspace(to: string): Promise<void> {
  const files = await succeed(workspace, 'git', [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '.changeset',
    'packages',
    'apps',
    ':(glob)*',
  ]);
  for (const file of files.split('\0').filter(Boolean)) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await cp(join(workspace, file), join(to, file)).catch(ignoreMissing);
  }
  for (const file of await readdir(join(to, '.changeset'))) {
    if (file.endsWith('.md') && file !== 'README.md') await rm(join(to, '.changeset', file));
  }
  await symlink(join(workspace, 'node_modules'), join(to, 'node_modules'));
  await succeed(to, 'git', ['init', '-q', '-b', 'main']);
  await succeed(to, 'git', ['add', '.']);
  await succeed(to, 'git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-q', '-m', 'Begin']);
}

/** A file that git knows and that has just been removed. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
