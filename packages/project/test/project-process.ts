import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const built = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** Runs statements in a process of its own, where Node itself imports the user's files. They see all that `@leat/project` exports, `root` and `said(value)`; what was said comes back. */
export async function inProcess(root: string, statements: string): Promise<unknown[]> {
  const script = join(root, 'statements.mjs');
  writeFileSync(
    script,
    `import * as leat from ${JSON.stringify(built)};
const { openProject, openSource, findProject } = leat;
const root = ${JSON.stringify(root)};
const said = (value) => console.log(JSON.stringify(value ?? null));
const messageOf = (promise) => promise.then(() => 'nothing was thrown', ({ code, message }) => \`\${code}: \${message}\`);
${statements}
`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
