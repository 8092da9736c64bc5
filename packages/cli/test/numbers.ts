import { type Files, twoNodes } from './temporary-project.ts';

/** The two-node project with other code in its pipeline file, and other files beside it. */
export const withNodes = (code: string, files: Files = {}): Files => ({
  ...twoNodes,
  'src/numbers.ts': `import { node, pipeline } from '@leat/core';\nimport { setTimeout as sleep } from 'node:timers/promises';\n${code}\n`,
  ...files,
});

/** The lines of standard output as JSON. */
export const jsonLines = (output: string): readonly Readonly<Record<string, unknown>>[] =>
  output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
