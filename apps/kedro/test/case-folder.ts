import { mkdir, mkdtempDisposable, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProject, type Project, type ProjectOptions } from '@leat/project';
import type { Files } from './case-file.ts';

/** Where one case puts its files; removed when it goes out of scope. */
export interface CaseFolder extends AsyncDisposable {
  readonly path: string;
  write(files: Files): Promise<void>;
  makeFolders(folders: readonly string[]): Promise<void>;
  /** Every file there is, with its text. */
  read(): Promise<Files>;
  /** What is written here, as a project. */
  project(options?: Omit<ProjectOptions, 'root'>): Promise<Project>;
}

/** What every project of a case has: no pipelines, and a type of dataset that loads its own options. */
const projectFiles: Files = {
  'package.json': '{ "type": "module" }',
  'leat.config.js': 'export default { pipelines: {} };',
  'probe.js': `import { defineDataset } from '@leat/core';
const anything = { '~standard': { version: 1, vendor: 'case', validate: (value) => ({ value }) } };
export default defineDataset({ apiVersion: 1, options: anything, create: (options) => ({ load: () => options, save() {} }) });
`,
};

/** The type of `probe.js`, which takes any options. */
export const probe = './probe.js';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));

/** A new and empty folder. */
export async function caseFolder(): Promise<CaseFolder> {
  const { path, [Symbol.asyncDispose]: dispose } = await mkdtempDisposable(join(tmpdir(), 'leat-kedro-'));
  const write = async (files: Files): Promise<void> => {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), text);
    }
  };
  return {
    path,
    write,
    async makeFolders(folders) {
      for (const folder of folders) await mkdir(join(path, folder), { recursive: true });
    },
    async read() {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const read = files.sort().map(async (file) => [file.slice(path.length + 1), await readFile(file, 'utf8')] as const);
      return Object.fromEntries(await Promise.all(read));
    },
    async project(options) {
      await write(projectFiles);
      await symlink(modules, join(path, 'node_modules')).catch(() => {}); // there already
      return openProject({ ...options, root: path });
    },
    [Symbol.asyncDispose]: dispose,
  };
}
