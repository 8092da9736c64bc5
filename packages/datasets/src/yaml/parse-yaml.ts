import { type JsonValue, LeatError } from '@leat/core';
import type { Pair, Scalar } from 'yaml';
import type { StoredFile } from '../storage/stored-file.ts';
import { decode } from '../text/decode.ts';

/** The value of a YAML file; says at which line it stops being YAML, and refuses what would be read as something else than is written. */
export async function parseYaml(bytes: Uint8Array, file: StoredFile): Promise<JsonValue> {
  const { isScalar, LineCounter, parseDocument, visit } = await import('yaml');
  const lines = new LineCounter();
  const wrong = (offset: number, words: string) =>
    new LeatError('INVALID_DATA', `${file.at(Math.max(lines.linePos(offset).line, 1))}: ${words}. Correct the file`);
  // its own check of keys takes time by the square of their number
  const document = parseDocument(decode(bytes, 'utf-8', file), { lineCounter: lines, merge: true, uniqueKeys: false, prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw wrong(problem.pos[0], `this is not YAML: ${problem.message.replace(/\.$/, '')}`);

  visit(document, {
    Map(_, { items }) {
      const double = secondOfTwo(items, isScalar);
      if (double) throw wrong(double.range?.[0] ?? 0, `the key ${JSON.stringify(double.value)} stands twice in one mapping`);
    },
    Scalar(_, scalar) {
      if (losesDigits(scalar))
        throw wrong(scalar.range?.[0] ?? 0, `the number ${scalar.source} has more digits than a number here keeps; quote it`);
    },
  });
  try {
    return document.toJS();
  } catch (error) {
    throw new LeatError('INVALID_DATA', `${file.at()}: it cannot be put together: ${(error as Error).message}`, { cause: error });
  }
}

function secondOfTwo(items: readonly Pair[], isScalar: (node: unknown) => node is Scalar): Scalar | undefined {
  const keys = new Set<string>();
  for (const { key } of items) {
    if (!isScalar(key) || (key.value === '<<' && key.type === 'PLAIN')) continue; // merges may be many
    const name = String(key.value);
    if (keys.has(name)) return key;
    keys.add(name);
  }
  return undefined;
}

const losesDigits = ({ value, source }: Scalar): boolean =>
  typeof value === 'number' && source !== undefined && /^[+-]?\d{16,}$/.test(source) && String(value) !== source.replace(/^\+/, '');
