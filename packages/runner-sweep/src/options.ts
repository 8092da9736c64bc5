import * as z from 'zod';

/** More trials than anyone waits for: a typing error in a list, not a sweep. */
const mostTrials = 100_000;

const words = {
  parameters: 'is a mapping from names of parameters to lists of values',
  values: 'is a list of the values to try, such as [0.1, 1, 10]; ranges such as { min, max } cannot be searched yet',
  cases: 'is a list of mappings from names of parameters to values, such as [{ city: Paris }, { city: Lyon }]',
  metric: 'is the name of one dataset and a path in its value, such as evaluation.rmse',
  goal: 'is minimize or maximize',
  inFlight: 'is a whole number of trials at a time, from 1',
};

const values = z.array(z.json(), { error: words.values }).min(1, { error: words.values });
const oneCase = z.record(z.string(), z.json(), { error: words.cases });

/** What `runners.yml` may say of a sweep. The names are those of every later form: `parameters` whose values are lists make a grid. */
export const sweepOptions = z
  .strictObject({
    parameters: z.record(z.string(), values, { error: words.parameters }).optional(),
    cases: z.array(oneCase, { error: words.cases }).min(1, { error: words.cases }).optional(),
    metric: z.string({ error: words.metric }).min(1, { error: words.metric }).optional(),
    goal: z.enum(['minimize', 'maximize'], { error: words.goal }).default('minimize'),
    inFlight: z.int({ error: words.inFlight }).min(1, { error: words.inFlight }).optional(),
    share: z.boolean({ error: 'is true or false' }).default(true),
  })
  .superRefine(({ parameters = {}, cases = [] }, { addIssue }) => {
    const lists = Object.values(parameters);
    if (lists.length === 0 && cases.length === 0) {
      addIssue('a sweep needs "parameters" (lists of values: every combination is tried) or "cases" (a list of mappings)');
    }
    const both = Object.keys(parameters).find((name) => cases.some((one) => Object.hasOwn(one, name)));
    if (both) addIssue({ code: 'custom', path: ['parameters', both], message: 'stands in "cases" too: leave it in one of them' });
    const count = lists.reduce((product, { length }) => product * length, Math.max(1, cases.length));
    if (count > mostTrials) addIssue(`this makes ${count} trials, more than ${mostTrials}: take values out of its lists`);
  });

/** A sweep's options, checked. */
export type SweepOptions = z.output<typeof sweepOptions>;
