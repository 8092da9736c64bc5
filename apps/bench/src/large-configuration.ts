import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A project with a thousand datasets and fifty runners, a tenth of them in two environments, and the texts of its files. */
export interface LargeConfiguration extends AsyncDisposable {
  readonly root: string;
  readonly texts: readonly string[];
}

/** Writes the project into a temporary folder. */
export async function largeConfiguration(): Promise<LargeConfiguration> {
  const root = await mkdtemp(join(tmpdir(), 'leat-bench-'));
  const configuration: Readonly<Record<string, string>> = {
    'conf/base/globals.yml': 'bucket: data\n',
    'conf/base/parameters.yml': Array.from({ length: 100 }, (_, n) => `group_${n}: { alpha: ${n}, name: "n${n}" }\n`).join(''),
    'conf/base/catalog.yml': datasets(1000, 'base'),
    'conf/base/runners.yml': Array.from({ length: 50 }, (_, n) => runner(n)).join(''),
    'conf/prod/catalog.yml': datasets(100, 'prod'),
    'conf/prod/runners.yml': Array.from({ length: 5 }, (_, n) => `runner_${n * 2}:\n  concurrency: 8\n`).join(''),
  };
  const others = { 'package.json': '{ "type": "module" }\n', 'leat.config.ts': 'export default { pipelines: {} };\n' };
  for (const [file, text] of Object.entries({ ...configuration, ...others })) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  const packages = fileURLToPath(new URL('../../../packages', import.meta.url));
  await mkdir(join(root, 'node_modules/@leat'), { recursive: true });
  for (const name of ['core', 'datasets', 'runner-sequential', 'runner-retry'])
    await symlink(join(packages, name), join(root, 'node_modules/@leat', name));
  return { root, texts: Object.values(configuration), [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

const datasets = (count: number, folder: string): string =>
  Array.from({ length: count }, (_, n) => {
    const type = n % 2 === 0 ? 'json' : 'csv';
    const options = n % 2 === 0 ? '' : '  types:\n    id: integer\n    price: number\n';
    return `dataset_${n}:\n  type: ${type}\n  path: "\${globals:bucket}/${folder}/dataset_${n}.${type}"\n${options}  metadata:\n    owner: team-${n % 7}\n`;
  }).join('');

const runner = (n: number): string =>
  n % 2 === 0
    ? `runner_${n}:\n  type: sequential\n  concurrency: ${n + 1}\n  timeout: 10s\n`
    : `runner_${n}:\n  type: retry\n  attempts: 3\n  runner: runner_${n - 1}\n`;
