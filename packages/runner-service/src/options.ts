import { isSecret, type Secret } from '@leat/core';
import * as z from 'zod';

const words = {
  port: 'is a port number from 0 (any free one) to 65535',
  host: 'is 127.0.0.1, ::1 or localhost: other machines cannot be served yet',
  first: 'is the name of a pipeline',
  serve: 'is a list of the names of pipelines, such as [inference]',
  token: 'is a secret: write "${secret:API_TOKEN}", so that it stands in no file',
  bodyLimit: 'is a number of bytes, from 1',
};

const name = (error: string) => z.string({ error }).min(1, { error });

/** What `runners.yml` may say of a service. */
export const serviceOptions = z.strictObject({
  port: z.int({ error: words.port }).min(0, { error: words.port }).max(65_535, { error: words.port }).default(5000),
  host: z.enum(['127.0.0.1', '::1', 'localhost'], { error: words.host }).default('127.0.0.1'),
  first: name(words.first).optional(),
  serve: z.array(name(words.serve), { error: words.serve }).min(1, { error: words.serve }),
  token: z.custom<Secret>(isSecret, { error: words.token }).optional(),
  bodyLimit: z
    .int({ error: words.bodyLimit })
    .min(1, { error: words.bodyLimit })
    .default(1024 * 1024),
});

/** A service's options, checked. */
export type ServiceOptions = z.output<typeof serviceOptions>;
