import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this workspace. */
export const workspace = fileURLToPath(new URL('../../..', import.meta.url));

/** What of a manifest matters to a release. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Every package of a workspace that is published. */
export async function publicPackages(root: string = workspace): Promise<readonly Manifest[]> {
  const manifests: Manifest[] = [];
  for (const folder of (await readdir(join(root, 'packages'))).sort()) {
    const text = await readFile(join(root, 'packages', folder, 'package.json'), 'utf8').catch(() => undefined);
    const manifest: Manifest | undefined = text && JSON.parse(text);
    if (manifest && !manifest.private) manifests.push(manifest);
  }
  return manifests;
}
