import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { integer, maxValue, minValue, number, optional, pipe, strictObject } from 'valibot';

/** The options of the stub as `runners.yml` gives them. */
export const stubOptions = () =>
  toStandardJsonSchema(
    strictObject({
      port: optional(pipe(number(), integer(), minValue(0), maxValue(65_535)), 0),
      perSecond: optional(pipe(number(), integer(), minValue(1)), 500),
      delay: optional(pipe(number(), minValue(0)), 40),
      failing: optional(pipe(number(), minValue(0), maxValue(1)), 0.1),
      seed: optional(pipe(number(), integer()), 1),
    }),
  );
