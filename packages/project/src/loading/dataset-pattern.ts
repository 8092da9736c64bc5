/** A name of the catalog with placeholders, `{country}_{name}`, taken apart. */
export interface DatasetPattern {
  readonly text: string;
  /** Text before, between and after the placeholders: one more than those. */
  readonly literals: readonly string[];
  readonly placeholders: readonly string[];
}

/** What the placeholders stand for in one name. */
export type PatternValues = ReadonlyMap<string, string>;

export const isPattern = (name: string): boolean => name.includes('{');

/** Takes a pattern apart; nothing when its braces do not enclose plain names. */
export function parsePattern(text: string): DatasetPattern | undefined {
  const pieces = text.split(/\{([A-Za-z_]\w*)\}/);
  const literals = pieces.filter((_, index) => index % 2 === 0);
  const placeholders = pieces.filter((_, index) => index % 2 === 1);
  if (placeholders.length === 0 || literals.some((literal) => /[{}]/.test(literal))) return undefined;
  return { text, literals, placeholders };
}

const outside = ({ literals }: DatasetPattern): number => literals.join('').length;

/** Does it fit every name? There can be one of these. */
export const isCatchAll = (pattern: DatasetPattern): boolean => outside(pattern) === 0;

/** Kedro's order: more characters outside braces first, then more placeholders, then by text. */
export function rank(patterns: readonly DatasetPattern[]): DatasetPattern[] {
  return [...patterns].sort(
    (a, b) => outside(b) - outside(a) || b.placeholders.length - a.placeholders.length || (a.text < b.text ? -1 : 1),
  );
}

/** What a name's parts are when it fits: each placeholder at least one character and as short as possible, equal placeholders equal text, case exact. No regular expression, so no name takes long. */
export function match({ literals, placeholders }: DatasetPattern, name: string): PatternValues | undefined {
  const [first = ''] = literals;
  const values = new Map<string, string>();
  const repeats = new Set(placeholders).size < placeholders.length;
  const fits = (index: number, start: number): boolean => {
    const placeholder = placeholders[index];
    if (placeholder === undefined) return start === name.length;
    const literal = literals[index + 1] ?? '';
    const isLast = index === placeholders.length - 1;
    const known = values.get(placeholder);
    for (let end = nextEnd(name, literal, start + 1, isLast); end >= 0; end = nextEnd(name, literal, end + 1, isLast)) {
      const value = name.slice(start, end);
      if (known === undefined || known === value) {
        values.set(placeholder, value);
        if (fits(index + 1, end + literal.length)) return true;
        if (known === undefined) values.delete(placeholder);
      }
      if (!repeats) return false; // the nearest end leaves the most room: no later one can fit
    }
    return false;
  };
  return name.startsWith(first) && fits(0, first.length) ? values : undefined;
}

/** Where a placeholder may end: before the next of its literal, or before the literal at the end of the name. */
function nextEnd(name: string, literal: string, from: number, isLast: boolean): number {
  if (!isLast) return from > name.length ? -1 : name.indexOf(literal, from);
  const end = name.length - literal.length;
  return end >= from && name.endsWith(literal) ? end : -1;
}

/** The placeholders used in a text. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(/\{([A-Za-z_]\w*)\}/g)].map(([, name]) => name as string);

/** A text with its placeholders filled in. */
export const fill = (text: string, values: PatternValues): string =>
  text.replace(/\{([A-Za-z_]\w*)\}/g, (whole, name: string) => values.get(name) ?? whole);
