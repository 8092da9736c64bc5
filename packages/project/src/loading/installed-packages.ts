import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const officialRunners = ['sequential', 'parallel', 'sweep', 'service', 'preflight', 'snapshot', 'isolated', 'retry', 'route'];

/** The short names of runners that could be meant: leat's own, and those installed where the project finds them. */
export function runnerNames(root: string): string[] {
  const prefix = 'runner-';
  const installed = folders(root, '@leat').filter((name) => name.startsWith(prefix));
  return [...new Set([...installed.map((name) => name.slice(prefix.length)), ...officialRunners])];
}

/** The short names of dataset types: what the installed `@leat/datasets` exports. Nothing when it is not installed. */
export function datasetNames(root: string): string[] | undefined {
  const exports = manifestOf(root, '@leat/datasets')?.exports;
  if (!exports) return undefined;
  return [
    'memory',
    ...Object.keys(exports)
      .filter((key) => /^\.\/[a-z0-9-]+$/.test(key))
      .map((key) => key.slice(2)),
  ];
}

/** What to do about a package that is not installed: the end of a message. Only leat's own packages, and those the project chose, come with a command: a misspelt name may be someone else's package. */
export function installHint(root: string, name: string): string {
  if (name.startsWith('@leat/')) return `: npm install ${name}`;
  const { dependencies, devDependencies } = projectManifest(root) ?? {};
  const isListed = Object.hasOwn({ ...dependencies, ...devDependencies }, name);
  return isListed ? ', though package.json lists it: npm install' : ': check the name, and add it to package.json';
}

/** A package of the project that was made for leat. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
}

/** The packages made for leat that the project has: its own of `@leat`, and those of its dependencies that ask for `@leat/core` beside them. */
export function installedPackages(root: string): readonly InstalledPackage[] {
  const { dependencies, devDependencies } = projectManifest(root) ?? {};
  const official = folders(root, '@leat').map((name) => `@leat/${name}`);
  const names = new Set([...official, ...Object.keys({ ...dependencies, ...devDependencies })]);
  return [...names].sort().flatMap((name) => {
    const { version = '', peerDependencies = {} } = manifestOf(root, name) ?? {};
    const isForLeat = version !== '' && (official.includes(name) || '@leat/core' in peerDependencies);
    return isForLeat ? [{ name, version }] : [];
  });
}

interface Manifest {
  readonly version?: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const projectManifest = (root: string): Manifest | undefined => readManifest(join(root, 'package.json'));

function manifestOf(root: string, name: string): Manifest | undefined {
  for (const folder of modulesFolders(root)) {
    const found = readManifest(join(folder, name, 'package.json'));
    if (found) return found;
  }
  return undefined;
}

function folders(root: string, scope: string): string[] {
  return modulesFolders(root).flatMap((folder) => {
    try {
      return readdirSync(join(folder, scope));
    } catch {
      return [];
    }
  });
}

/** Where Node looks for packages, from the project upward. */
const modulesFolders = (root: string): readonly string[] => createRequire(join(root, 'package.json')).resolve.paths('leat') ?? [];

function readManifest(file: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
