import { printable } from './printable.ts';

/** Shorter values are found in innocent words too often. */
const shortest = 6;

/** Takes known secrets out of text. */
export interface Redaction {
  /** No secret is known, so that nothing need be looked at. */
  readonly idle: boolean;
  text(text: string): string;
  /** The same in every string of a JSON value. */
  json<T>(value: T): T;
}

/** Replaces the values, as they are and as they stand in JSON, in addresses, in base64 (behind a name, too), in hex and escaped, by `***`. Values of less than 6 characters are left. */
export function redactionOf(values: Iterable<string>): Redaction {
  const forms = new Set([...values].filter((value) => value.length >= shortest).flatMap(formsOf));
  const longestFirst = [...forms].sort((left, right) => right.length - left.length);
  const text = (given: string) => longestFirst.reduce((left, form) => left.replaceAll(form, '***'), given);
  return {
    idle: longestFirst.length === 0,
    text,
    json: (value) => (longestFirst.length === 0 ? value : (inStrings(value, text) as typeof value)),
  };
}

/** Every string of a JSON value changed, keys too; numbers stay numbers. */
function inStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => inStrings(item, change));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [change(key), inStrings(one, change)]),
  );
}

function formsOf(value: string): readonly string[] {
  const base64 = [0, 1, 2].flatMap((before) => base64Of(value, before));
  const addressed = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const hex = Buffer.from(value).toString('hex');
  const escaped = [JSON.stringify(value).slice(1, -1), encodeURIComponent(value), encodeURI(value), formOf(value), printable(value)];
  return [value, ...escaped, ...base64, ...addressed, hex, hex.toUpperCase()];
}

/** As a form of a web page sends it. */
const formOf = (value: string): string => new URLSearchParams([['', value]]).toString().slice(1);

/** What base64 makes of a value with so many bytes before it, as in "name:password": all of it when nothing follows, and without the characters that it shares with its neighbours. */
function base64Of(value: string, before: number): readonly string[] {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
  const text = bytes.toString('base64').replace(/=+$/, '');
  const first = Math.ceil((before * 8) / 6);
  return [text.slice(first), text.slice(first, Math.floor((bytes.length * 8) / 6))];
}
