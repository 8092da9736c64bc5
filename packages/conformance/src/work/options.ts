import { suggest } from '@leat/core';

type Issue = { readonly message: string; readonly path: readonly string[] };
type Outcome<T> = { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

/** A Standard Schema of options that all have a default of their own type: what the suite's small runners need, without a library. */
export const optionsOf = <T extends Readonly<Record<string, string | number | boolean>>>(defaults: T) => ({
  '~standard': {
    version: 1 as const,
    vendor: 'leat',
    types: undefined as unknown as { input: Partial<Widened<T>>; output: Widened<T> },
    validate(given: unknown): Outcome<Widened<T>> {
      const options = { ...(given as object) } as Record<string, unknown>;
      const issues: Issue[] = [];
      for (const [name, value] of Object.entries(options)) {
        const known = defaults[name];
        if (known === undefined) issues.push({ path: [name], message: `unknown option "${name}"${suggest(name, Object.keys(defaults))}` });
        else if (typeof value !== typeof known) issues.push({ path: [name], message: `is a ${typeof known}` });
      }
      return issues.length > 0 ? { issues } : { value: { ...defaults, ...options } as Widened<T> };
    },
  },
});

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends number ? number : boolean };
