import { type JsonValue, LeatError, suggest } from '@leat/core';

const placeholder = /\{([^{}\s"',:]+)\}/g;

/** Refuses a placeholder that is no input and no output: a program would be given the braces. Throws UNKNOWN_PLACEHOLDER. */
export function checkPlaceholders(node: string, words: readonly string[], known: readonly string[]): void {
  for (const word of words) {
    for (const [, name = ''] of word.matchAll(placeholder)) {
      if (known.includes(name)) continue;
      throw new LeatError(
        'UNKNOWN_PLACEHOLDER',
        `node "${node}": "${word}" has {${name}}, which is no input and no output${suggest(name, known)}`,
      );
    }
  }
}

/** The words of the command with each `{name}` as its path or value; what is no text, as JSON. */
export function argumentsFor(words: readonly string[], values: Readonly<Record<string, JsonValue>>): readonly string[] {
  const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : JSON.stringify(value));
  return words.map((word) => word.replaceAll(placeholder, (_, name: string) => text(values[name])));
}
