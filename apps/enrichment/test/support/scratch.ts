import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const app = dirname(dirname(import.meta.dirname));

/** A copy of this project without what runs have written, for one test. */
export function copyOfApp(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leat-enrichment-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['conf', 'src', 'leat.config.ts', 'package.json']) cpSync(join(app, part), join(folder, part), { recursive: true });
  symlinkSync(join(app, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
