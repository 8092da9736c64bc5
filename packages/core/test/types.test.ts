import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('types', import.meta.url));
const compiler = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url));
const minute = 60_000;

interface Diagnostic {
  /** `parts.ts(8,3)`, as tsc writes it. */
  readonly place: string;
  readonly message: string;
}

test('right pipelines compile, unusual ones included', { timeout: minute }, async () => {
  expect(diagnostics(await tsc('-p', here))).toEqual([]);
});

test('every mistake is an error at its place, with words that tell, and nothing else is', { timeout: minute }, async () => {
  const found = diagnostics(await tsc('-p', join(here, 'errors')));
  const wanted = expectations(join(here, 'errors'));
  expect(found.map(({ place }) => place).sort()).toEqual(wanted.map(({ place }) => place).sort());
  for (const { place, words } of wanted) {
    const { message } = found.find((diagnostic) => diagnostic.place === place)!;
    for (const phrase of words) expect(message, place).toContain(phrase);
  }
});

test('500 nodes are checked within 400,000 instantiations', { timeout: 2 * minute }, async () => {
  const output = await generated(manyNodes(500));
  expect(diagnostics(output)).toEqual([]);
  expect(Number(/^Instantiations:\s+(\d+)/m.exec(output)?.[1])).toBeLessThanOrEqual(400_000);
});

test('and they are checked: the same chain with a wrong last node is an error', { timeout: minute }, async () => {
  const found = diagnostics(
    await generated(manyNodes(20, "node((value: { f20: 'wrong' }) => value, { name: 'last', inputs: 'd20', outputs: 'end' }),")),
  );
  expect(found).toEqual([
    expect.objectContaining({ message: expect.stringContaining(`Type 'string' is not assignable to type '"wrong"'`) }),
  ]);
});

async function generated(source: string): Promise<string> {
  const folder = await mkdtemp(join(here, 'generated-'));
  try {
    await writeFile(join(folder, 'tsconfig.json'), '{ "extends": "../tsconfig.json", "include": ["*.ts"] }');
    await writeFile(join(folder, 'many.ts'), source);
    return await tsc('-p', folder, '--extendedDiagnostics');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const tsc = (...options: string[]): Promise<string> =>
  new Promise((resolve) => execFile(compiler, ['--pretty', 'false', ...options], { maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout)));

/** What tsc reports: a line with a place, and indented lines that go on. */
function diagnostics(output: string): readonly Diagnostic[] {
  const found: { place: string; message: string }[] = [];
  for (const line of output.split('\n')) {
    const [, file, at, message] = /^(\S.*?)\((\d+,\d+)\): error (.*)$/.exec(line) ?? [];
    if (file) found.push({ place: `${basename(file)}(${at})`, message: message! });
    else if (line.startsWith('  ') && found.length > 0) found.at(-1)!.message += `\n${line}`;
  }
  return found;
}

/** The `// error: text | words | words` comments: the next line that has the text has an error there. */
function expectations(folder: string): readonly { readonly place: string; readonly words: readonly string[] }[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    return lines.flatMap((line, index) => {
      const [, expected] = /^\s*\/\/ error: (.*)$/.exec(line) ?? [];
      if (!expected) return [];
      const [text, ...words] = expected.split(' | ') as [string, ...string[]];
      const at = lines.findIndex((other, number) => number > index && other.includes(text));
      return [{ place: `${file}(${at + 1},${lines[at]!.indexOf(text) + 1})`, words }];
    });
  });
}

/** A chain with skips, every dataset of a type of its own. */
function manyNodes(count: number, last = ''): string {
  const lines = ["import { node, pipeline } from '../../../src/index.ts';", 'interface T0 { readonly f0: string }'];
  const nodes: string[] = [];
  for (let index = 1; index <= count; index++) {
    const skip = Math.max(0, index - 5);
    lines.push(`interface T${index} { readonly f${index}: string }`);
    lines.push(`declare function f${index}(before: T${index - 1}, skipped: T${skip}): T${index};`);
    nodes.push(`  node(f${index}, { inputs: ['d${index - 1}', 'd${skip}'], outputs: 'd${index}' }),`);
  }
  return `${lines.join('\n')}\nexport const many = pipeline([\n${nodes.join('\n')}\n  ${last}\n]);\n`;
}
