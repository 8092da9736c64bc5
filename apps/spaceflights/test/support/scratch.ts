import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const app = dirname(dirname(import.meta.dirname));

/** An empty folder for one test. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leat-spaceflights-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of this project without what runs have written: code and configuration are its own, packages and raw tables are shared. */
export function copyOfApp(): string {
  const folder = newFolder();
  for (const part of ['conf', 'src', 'leat.config.ts', 'package.json']) cpSync(join(app, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'data'));
  for (const part of ['data/01_raw', 'node_modules']) symlinkSync(join(app, part), join(folder, part));
  return folder;
}

/** A copy of one of the small projects in `test/fixtures`, with the packages of this one. */
export function copyOfFixture(name: string): string {
  const folder = newFolder();
  cpSync(join(app, 'test/fixtures', name), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  symlinkSync(join(app, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
