/** A piece of a text: literal, or a reference that stands for a value. */
export type Part = string | Reference;

/** `${name}`, `${resolver:name}`, `${resolver:name,fallback}`. Name and fallback may hold references themselves. */
export interface Reference {
  /** As written. */
  readonly text: string;
  readonly resolver?: string;
  readonly name: readonly Part[];
  readonly fallback?: readonly Part[];
}

/** Is there anything to interpolate or to unescape? */
export const isTemplate = (text: string): boolean => text.includes('${');

/** Text that means itself when it is read as a template. */
export const escapeTemplate = (text: string): string => text.replaceAll('${', '\\${');

const deepest = 100;

/** Splits a text into literals and references; `\${` is a literal `${`. Nothing for a reference that is never closed, or that stands inside more than 100 others. */
export function parseTemplate(text: string): readonly Part[] | undefined {
  const reader = new TemplateReader(text);
  const parts = reader.parts('');
  return reader.isBroken ? undefined : parts;
}

class TemplateReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  isBroken = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads up to one of `stops`, outside braces and quotes; the stop itself is left. */
  parts(stops: string): Part[] {
    const parts: Part[] = [];
    let literal = '';
    let braces = 0;
    const flush = (): void => {
      if (literal !== '') parts.push(literal);
      literal = '';
    };
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] as string;
      if (this.#text.startsWith('\\${', this.#at)) literal += this.#take(3).slice(1);
      else if (this.#text.startsWith('${', this.#at)) {
        flush();
        parts.push(this.#reference());
      } else if (braces === 0 && stops.includes(character)) break;
      else if (stops !== '' && character === '"') literal += this.#quoted();
      else {
        if (character === '{') braces++;
        if (character === '}') braces--;
        literal += this.#take(1);
      }
    }
    flush();
    return parts;
  }

  #reference(): Reference {
    const start = this.#at;
    this.#take(2);
    if (++this.#depth > deepest) this.isBroken = true;
    const resolver = /^\s*([A-Za-z_][\w.]*)\s*:/.exec(this.#text.slice(this.#at, this.#at + 100));
    if (resolver) this.#take(resolver[0].length);
    const name = this.isBroken ? [] : this.parts(',}');
    const hasFallback = this.#text[this.#at] === ',';
    if (hasFallback) this.#take(1);
    const fallback = hasFallback ? this.parts('}') : undefined;
    if (this.#text[this.#at] !== '}') this.isBroken = true;
    this.#take(1);
    this.#depth--;
    return {
      text: this.#text.slice(start, this.#at),
      name: trim(name),
      ...(resolver && { resolver: resolver[1] as string }),
      ...(fallback && { fallback: trim(fallback) }),
    };
  }

  /** A double-quoted piece, whose braces and references mean nothing. */
  #quoted(): string {
    const found = /^"(?:[^"\\]|\\.)*"/s.exec(this.#text.slice(this.#at));
    return this.#take(found ? found[0].length : 1);
  }

  #take(count: number): string {
    const taken = this.#text.slice(this.#at, this.#at + count);
    this.#at += count;
    return taken;
  }
}

/** Without the space around it, as in `${globals:a, 1}`. */
function trim(parts: readonly Part[]): readonly Part[] {
  const trimmed = [...parts];
  const [first] = trimmed;
  if (typeof first === 'string') trimmed[0] = first.trimStart();
  const last = trimmed.at(-1);
  if (typeof last === 'string') trimmed[trimmed.length - 1] = last.trimEnd();
  return trimmed.filter((part) => part !== '');
}
