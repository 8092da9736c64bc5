/** A Standard Schema (and Standard JSON Schema) that takes the options named, each of the type named, and no others. */
export const strictOptions = (types) => ({
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) => {
      const wrong = Object.entries(types)
        .filter(([key, type]) => value[key] !== undefined && type !== 'any' && typeof value[key] !== type)
        .map(([key, type]) => ({ path: [key], message: `expected a ${type}, and this is a ${typeof value[key]}` }));
      const unknown = Object.keys(value)
        .filter((key) => !Object.hasOwn(types, key))
        .map((key) => ({ path: [key], message: 'is not known' }));
      return wrong.length + unknown.length > 0 ? { issues: [...wrong, ...unknown] } : { value };
    },
    jsonSchema: {
      input: () => ({
        type: 'object',
        properties: Object.fromEntries(Object.entries(types).map(([key, type]) => [key, type === 'any' ? {} : { type }])),
        additionalProperties: false,
      }),
    },
  },
});
