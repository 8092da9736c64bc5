import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder } from './support/scratch.ts';

const workspace = join(import.meta.dirname, '../../..');
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The parts of `pnpm check` that know the law; how files are formatted is none of it. */
const laws = { boundaries: ['turbo', 'boundaries'], lint: ['biome', 'check', '--formatter-enabled=false', 'packages'] } as const;

/** The workspace as it was committed last, with the installed packages of this one. */
function copyOfWorkspace(): string {
  const folder = newFolder();
  const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: workspace, maxBuffer: 2 ** 28 });
  execFileSync('tar', ['--extract', '--exclude=*/data'], { cwd: folder, input: archive });
  for (const modules of ['node_modules', ...globSync('{packages,apps}/*/node_modules', { cwd: workspace })]) {
    if (existsSync(dirname(join(folder, modules)))) symlinkSync(join(workspace, modules), join(folder, modules));
  }
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  return folder;
}

function judge(folder: string, [command, ...words]: readonly [string, ...string[]]): { readonly passed: boolean; readonly said: string } {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(join(workspace, 'node_modules/.bin', command), words, {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { passed: status === 0, said: stdout + stderr };
}

/** An import at the top of a module of a package, and in its manifest when whoever writes it is thorough. */
function plant(folder: string, into: string, name: string, isDeclared: boolean): void {
  const module = join(folder, into, into.endsWith('datasets') ? 'src/csv.ts' : 'src/index.ts');
  writeFileSync(module, `import '${name}';\n\n${readFileSync(module, 'utf8')}`);
  if (!isDeclared) return;
  const manifest = manifestOf(join(folder, into));
  const devDependencies = Object.entries({ ...manifest.devDependencies, [name]: 'workspace:*' }).sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  writeFileSync(
    join(folder, into, 'package.json'),
    `${JSON.stringify({ ...manifest, devDependencies: Object.fromEntries(devDependencies) }, null, 2)}\n`,
  );
}

test('pnpm check asks both', () => {
  const { check } = manifestOf(workspace).scripts;
  expect(check).toContain('turbo boundaries');
  expect(check).toContain('biome check');
});

test('this workspace keeps the law', () => {
  const folder = copyOfWorkspace();
  for (const law of Object.values(laws)) {
    const { passed, said } = judge(folder, law);
    expect(passed, said).toBe(true);
  }
});

test.each([
  ['a runner', 'packages/runner-retry', 'the project', '@leat/project'],
  ['a runner', 'packages/runner-sweep', 'a runner', '@leat/runner-retry'],
  ['core', 'packages/core', 'a runner', '@leat/runner-sequential'],
  ['core', 'packages/core', 'the project', '@leat/project'],
  ['the project', 'packages/project', 'a runner', '@leat/runner-parallel'],
  ['the datasets', 'packages/datasets', 'the project', '@leat/project'],
  ['the command line', 'packages/cli', 'a runner', '@leat/runner-sequential'],
])('%s (%s) that imports %s (%s) breaks the law, whether it says so in its manifest or not', (_, into, __, name) => {
  for (const isDeclared of [false, true]) {
    const folder = copyOfWorkspace();
    plant(folder, into, name, isDeclared);
    const { passed, said } = judge(folder, laws.boundaries);
    expect({ passed, isDeclared }).toEqual({ passed: false, isDeclared });
    expect(said).toContain(isDeclared ? `Package \`${name}\` found without any tag listed` : `cannot import package \`${name}\``);
    if (!isDeclared)
      expect(judge(folder, laws.lint)).toMatchObject({ passed: false, said: expect.stringContaining('noUndeclaredDependencies') });
  }
});

test.each(['packages/core', 'packages/runner-retry', 'packages/project'])(
  'only tests import the conformance suite: %s/src does not',
  async (into) => {
    for (const isDeclared of [false, true]) {
      const folder = copyOfWorkspace();
      plant(folder, into, '@leat/conformance', isDeclared);
      expect(judge(folder, laws.lint)).toMatchObject({
        passed: false,
        said: expect.stringContaining('Only tests import the conformance suite.'),
      });
    }
  },
);
