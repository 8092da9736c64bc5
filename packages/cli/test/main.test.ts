import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ended, leatMain, temporaryProject } from './temporary-project.ts';

test('asks for a newer Node in a sentence, and needs nothing that an old one does not have', async () => {
  using project = temporaryProject();
  const old = join(project.root, 'old');
  cpSync(dirname(leatMain), old, { recursive: true });
  const text = readFileSync(leatMain, 'utf8').replaceAll('process.versions.node', '"20.1.0"').replace(/^#!.*/, '');
  writeFileSync(join(old, 'main.js'), text);
  writeFileSync(join(old, 'before.mjs'), 'delete process.getBuiltinModule;');

  const end = await ended(
    spawn(process.execPath, ['--import', join(old, 'before.mjs'), join(old, 'main.js'), 'run'], { cwd: project.root }),
  );

  expect(end.errors).toBe('leat needs Node 24 or later, and this is Node 20.1.0: install it from https://nodejs.org\n');
  expect(end.code).toBe(2);
});

test('hands over to the leat that the project around the working directory has installed', async () => {
  using project = temporaryProject();
  const elsewhere = mkdtempSync(join(tmpdir(), 'leat-global-'));
  cpSync(dirname(leatMain), join(elsewhere, 'dist'), { recursive: true });
  writeFileSync(join(elsewhere, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(project.root, 'node_modules'), join(elsewhere, 'node_modules'));
  rmSync(join(project.root, 'node_modules/leat'));
  mkdirSync(join(project.root, 'node_modules/leat/dist'), { recursive: true });
  writeFileSync(join(project.root, 'node_modules/leat/dist/main.js'), 'console.log("its own leat", process.argv.slice(2).join());');
  mkdirSync(join(project.root, 'src/deep'));

  const inside = await ended(spawn(process.execPath, [join(elsewhere, 'dist/main.js'), 'run'], { cwd: join(project.root, 'src/deep') }));
  const outside = await ended(spawn(process.execPath, [join(elsewhere, 'dist/main.js'), '--version'], { cwd: elsewhere }));
  rmSync(elsewhere, { recursive: true });

  expect(inside.output).toBe('its own leat run\n');
  expect(outside.output).toBe('1.0.0\n');
});

test('runs from a folder below the project, and through a link to it', async () => {
  using project = temporaryProject();
  symlinkSync(project.root, join(project.root, 'link'));

  for (const folder of ['src', 'link/src']) {
    const end = await ended(spawn(process.execPath, [leatMain, 'run'], { cwd: join(project.root, folder) }));
    expect(end.output).toContain('{ doubled: 42, start: 21 }');
  }
});
