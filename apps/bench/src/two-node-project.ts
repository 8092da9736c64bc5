import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const files = {
  'package.json': '{ "name": "two-nodes", "private": true, "type": "module" }\n',
  'empty.mjs': '',
  'leat.config.ts': `import { defineConfig } from 'leat';

export default defineConfig({
  pipelines: { default: () => import('./src/pipeline.ts') },
});
`,
  'src/pipeline.ts': `import { node, pipeline } from '@leat/core';

const scaled = (numbers: number[], factor: number): number[] => numbers.map((number) => number * factor);
const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

export default pipeline([
  node(scaled, { inputs: ['numbers', 'params:factor'], outputs: 'scaled' }),
  node(total, { inputs: 'scaled', outputs: 'total' }),
]);
`,
  'conf/base/catalog.yml': 'numbers: { type: json, path: data/numbers.json }\n',
  'conf/base/parameters.yml': 'factor: 3\n',
  'conf/base/runners.yml': 'default: sequential\n',
  'data/numbers.json': '[1, 2, 3, 4]\n',
};

/** What a project with these packages has under `node_modules`, and where it is in this workspace. */
const packages = {
  leat: 'cli',
  '@leat/core': 'core',
  '@leat/datasets': 'datasets',
  '@leat/runner-sequential': 'runner-sequential',
};

/** A small project as a user has one: two nodes of a TypeScript pipeline read JSON and make a `total`, which is printed. Nothing is saved: what a disk takes to be sure of it would hide everything else. */
export interface TwoNodeProject extends AsyncDisposable {
  readonly root: string;
}

/** What the project prints of its result. */
export const printedTotal = /total +30\b/;

/** Writes the project, with `others` over its files, into a temporary folder, its packages linked to those of this workspace. */
export async function twoNodeProject(others: Readonly<Record<string, string>> = {}): Promise<TwoNodeProject> {
  const root = await mkdtemp(join(tmpdir(), 'leat-bench-'));
  for (const [file, text] of Object.entries({ ...files, ...others })) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  const workspace = fileURLToPath(new URL('../../../packages', import.meta.url));
  await mkdir(join(root, 'node_modules/@leat'), { recursive: true });
  for (const [name, folder] of Object.entries(packages)) await symlink(join(workspace, folder), join(root, 'node_modules', name));
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}
