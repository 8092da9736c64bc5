import { suggest } from '@leat/core';
import * as z from 'zod/mini';

/** `path`: relative to the root of the data. */
export const path = z.string('expected the path of a file').check(z.minLength(1, 'expected the path of a file, and it is empty'));

/** The options of a dataset type; an option it does not have is answered with the nearest it has. */
export const options = <Shape extends Record<string, z.core.$ZodType>>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? (keys as string[]).map((key) => unknown(key, Object.keys(shape))).join('; ')
        : 'expected a mapping of options',
  });

const unknown = (key: string, known: readonly string[]) => `unknown option "${key}"${suggest(key, known)}`;
