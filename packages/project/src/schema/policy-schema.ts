import type { JsonSchema } from './json-schema.ts';

const duration = (description: string): JsonSchema => ({
  description,
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^\\d+(\\.\\d+)?(ms|s|m|h)$' },
  ],
});

/** What every executor takes besides its own options. */
export const policyProperties: Readonly<Record<string, JsonSchema>> = {
  onError: {
    description:
      'After a node has failed: stop what runs, finish what runs and start nothing more, or continue with what does not depend on it.',
    enum: ['stop', 'finish', 'continue'],
    default: 'stop',
  },
  retry: {
    description: 'How often a node that fails is tried, the first time included.',
    anyOf: [
      { type: 'integer', minimum: 1 },
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          attempts: { description: 'The first one included.', type: 'integer', minimum: 1 },
          delay: duration('Before the next attempt: milliseconds, or a text such as 10s.'),
          backoff: { description: 'What the delay is multiplied with after each attempt.', type: 'number', minimum: 1 },
        },
      },
    ],
  },
  timeout: duration('For one attempt of a node: milliseconds, or a text such as 500ms, 10s, 2m, 1h.'),
};
