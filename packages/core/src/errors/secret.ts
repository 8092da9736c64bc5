const brand = Symbol.for('leat.secret');
const inspected = Symbol.for('nodejs.util.inspect.custom');

/** A value that prints `***` everywhere and does not survive a clone. Looked up when it is used, so that who only passes it on needs no value. */
export class Secret {
  declare readonly reveal: () => string;

  constructor(reveal: () => string) {
    Object.defineProperties(this, { reveal: { value: reveal }, [brand]: { value: true } });
  }
  toString(): string {
    return '***';
  }
  toJSON(): string {
    return '***';
  }
  [inspected](): string {
    return '***';
  }
}

/** Recognises the secrets of every copy of core, by their brand. */
export const isSecret = (value: unknown): value is Secret => typeof value === 'object' && value !== null && brand in value;
