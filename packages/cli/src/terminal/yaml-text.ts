import type { JsonValue } from '@leat/core';

/** A value on one line, as one would write it in YAML. */
export function yamlText(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(yamlText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, one]) => `${yamlText(key)}: ${yamlText(one)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value);
}

/** Could it stand in YAML without quotes, and still be this text? */
const isPlain = (text: string): boolean => /^[\p{L}_/][^:#,{}[\]"'\n]*$/u.test(text) && !/^(true|false|null|~)$|\s$/i.test(text);
