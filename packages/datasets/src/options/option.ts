/** What one option takes: gives its value, or throws `Unexpected`. Absent options come as undefined. */
export type Option<Value> = (given: unknown) => Value;

/** Says what was expected, and at which step inside the option. */
export class Unexpected extends Error {
  readonly path: readonly PropertyKey[];

  constructor(expected: string, path: readonly PropertyKey[] = []) {
    super(`expected ${expected}`);
    this.path = path;
  }
}

/** What passes `is`; else `expected` is said. */
export const option =
  <Value>(expected: string, is: (given: unknown) => given is Value): Option<Value> =>
  (given) => {
    if (is(given)) return given;
    throw new Unexpected(expected);
  };

/** The same, with a value for when it is absent. */
export const or =
  <Value, Absent>(absent: Absent, read: Option<Value>): Option<Value | Absent> =>
  (given) =>
    given === undefined ? absent : read(given);

/** Text that is not empty. */
export const text = (expected: string): Option<string> =>
  option(expected, (given): given is string => typeof given === 'string' && given !== '');

/** The path of a file, relative to the root of the data. */
export const path = text('the path of a file');

/** `true` or `false`. */
export const flag = option('true or false', (given): given is boolean => typeof given === 'boolean');

/** One of these words. */
export const oneOf = <const Word extends string>(...words: readonly Word[]): Option<Word> =>
  option(`${words.slice(0, -1).join(', ')} or ${words.at(-1)}`, (given): given is Word => words.includes(given as Word));

/** A list of at least one, each read alike. */
export const list =
  <Value>(expected: string, read: Option<Value>): Option<readonly Value[]> =>
  (given) => {
    if (!Array.isArray(given) || given.length === 0) throw new Unexpected(expected);
    return given.map((item, index) => at(index, read, item));
  };

/** A mapping from any names, each value read alike. */
export const mapping =
  <Value>(expected: string, read: Option<Value>): Option<Readonly<Record<string, Value>>> =>
  (given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Unexpected(expected);
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, at(name, read, value)]));
  };

function at<Value>(step: PropertyKey, read: Option<Value>, given: unknown): Value {
  try {
    return read(given);
  } catch (error) {
    if (error instanceof Unexpected) throw new Unexpected(error.message.slice('expected '.length), [step, ...error.path]);
    throw error;
  }
}
