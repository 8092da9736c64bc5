import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';
import { LeatError } from '@leat/core';

/** Refuses a package whose peer range of `@leat/core` excludes the core in use: npm installs it with no more than a warning. Throws CORE_RANGE. */
export async function checkCoreRange(file: string, module: string): Promise<void> {
  const manifest = read(findPackageJSON(pathToFileURL(file)));
  const range = manifest?.peerDependencies?.['@leat/core'];
  if (range === undefined || range.startsWith('workspace:')) return; // linked from the workspace they are made in
  const version = versionInUse();
  if (version === undefined || (await satisfies(version, range))) return;
  throw new LeatError(
    'CORE_RANGE',
    `${module} ${manifest?.version ?? ''} is made for @leat/core ${range}, and ${version} is in use: install a version of it that is made for this one`,
  );
}

interface Manifest {
  readonly version?: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const versionInUse = (): string | undefined => read(findPackageJSON('@leat/core', import.meta.url))?.version;

const read = (file: string | undefined): Manifest | undefined => (file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8')));

/** The range that packages of leat are published with is read here, so that a start waits for no library. */
async function satisfies(version: string, range: string): Promise<boolean> {
  const [, ...least] = /^\^([1-9]\d*)(?:\.(\d+)\.(\d+))?$/.exec(range) ?? [];
  const [, ...has] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (least.length > 0 && has.length > 0)
    return isCompatible(
      has.map(Number),
      least.map((part) => Number(part ?? 0)),
    );
  const { default: satisfied } = await import('semver/functions/satisfies.js');
  return satisfied(version, range, { includePrerelease: true });
}

function isCompatible([major = 0, minor = 0, patch = 0]: number[], [least = 0, leastMinor = 0, leastPatch = 0]: number[]): boolean {
  return major === least && (minor > leastMinor || (minor === leastMinor && patch >= leastPatch));
}
