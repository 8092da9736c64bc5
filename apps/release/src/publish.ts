import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { succeed } from './command.ts';
import type { LocalRegistry } from './local-registry.ts';
import { workspace } from './public-packages.ts';

/** Publishes every public package of this workspace, as a release does. */
export async function publishWorkspace({ url, env }: LocalRegistry): Promise<void> {
  // npx itself comes from the real registry, so only the publishing is told of the other
  const { npm_config_userconfig } = env as { npm_config_userconfig: string };
  await succeed(workspace, 'npx', ['-y', 'pnpm@12', '-r', 'publish', '--registry', url, '--no-git-checks'], { npm_config_userconfig });
}

/** What a registry says of the newest version of a package. */
export interface Published {
  readonly version: string;
  readonly files: readonly string[];
  /** The package's manifest, as published. */
  readonly manifest: string;
}

/** Downloads the newest version of a package and lists what is in it; `folder` is where it is unpacked. */
export async function download({ url }: LocalRegistry, name: string, folder: string): Promise<Published> {
  const facts = (await (await fetch(`${url}${name}`)).json()) as Facts;
  const version = facts['dist-tags']?.latest;
  if (!version) throw new Error(`"${name}" has not been published`);
  const answer = await fetch(facts.versions[version]!.dist.tarball);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.tgz'), new Uint8Array(await answer.arrayBuffer()));
  const listed = await succeed(folder, 'tar', ['-tzf', 'package.tgz']);
  const manifest = await succeed(folder, 'tar', ['-xzOf', 'package.tgz', 'package/package.json']);
  const files = listed
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''));
  return { version, files, manifest };
}

interface Facts {
  readonly 'dist-tags'?: { readonly latest?: string };
  readonly versions: Readonly<Record<string, { readonly dist: { readonly tarball: string } }>>;
}
