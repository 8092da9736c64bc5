import fc from 'fast-check';

const nullable = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });

/** A column of every type, as the catalog says it. */
export const allTypes = {
  text: 'string',
  number: 'number',
  whole: 'integer',
  big: 'bigint',
  yes: 'boolean',
  when: 'date',
  bytes: 'bytes',
  json: 'json',
};

/** Rows of those columns, with and without values. `special`: where a format has less than JavaScript. */
export const anyRow = (special: { readonly [Column in keyof typeof allTypes]?: fc.Arbitrary<unknown> } = {}) =>
  fc.record({
    text: nullable(special.text ?? fc.string({ unit: 'grapheme' })),
    number: nullable(special.number ?? fc.double()),
    whole: nullable(special.whole ?? fc.maxSafeInteger()),
    big: nullable(special.big ?? fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    yes: nullable(special.yes ?? fc.boolean()),
    when: nullable(special.when ?? fc.date({ noInvalidDate: true })),
    bytes: nullable(special.bytes ?? fc.uint8Array()),
    json: nullable(special.json ?? anyJson),
  });

/** What JSON text keeps: it has no -0. `null` alone is a missing value. The key `__proto__` is one that libraries drop, and rightly. */
export const anyJson = fc
  .jsonValue()
  .filter((value) => value !== null && !JSON.stringify(value).includes('"__proto__"'))
  .map((value) => JSON.parse(JSON.stringify(value)));
