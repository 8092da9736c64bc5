import { base, catalog, config, type WrongConfiguration } from './wrong-configuration.ts';

const checked = `
const validate = ({ model }) => {
  if (typeof model.alpha === 'number') return { value: {} };
  return { issues: [{ path: ['model', 'alpha'], message: 'expected a number' }] };
};
export default { pipelines: {}, parameters: { '~standard': { version: 1, vendor: 'test', validate } } };
`;

/** What leat.config.ts and the pipelines it names can do wrong. */
export const wrongProjectCode: Readonly<Record<string, WrongConfiguration>> = {
  'no leat.config': {
    files: { 'leat.config.js': undefined },
    code: 'NO_PROJECT',
    message: '{root} has no leat.config.ts: it says which pipelines there are, as in "export default defineConfig({ pipelines: { … } })"',
  },
  'a leat.config that exports nothing': {
    files: config('export const pipelines = {};\n'),
    code: 'BAD_CONFIG',
    message: 'leat.config.js  its default export says which pipelines there are: write "export default defineConfig({ pipelines: { … } })"',
  },
  'a leat.config whose pipelines are a list': {
    files: config('export default { pipelines: [] };\n'),
    code: 'BAD_CONFIG',
    message: 'leat.config.js  its default export says which pipelines there are: write "export default defineConfig({ pipelines: { … } })"',
  },
  'a leat.config that throws': {
    files: config('throw new Error("no licence");\n'),
    code: 'IMPORT_FAILED',
    message: 'leat.config.js  it could not be imported: no licence',
  },
  'a resolver of a name that leat has': {
    files: config('export default { pipelines: {}, resolvers: { env: () => 1 } };\n'),
    code: 'BAD_CONFIG',
    message: 'leat.config.js  the resolver "env" is leat\'s own: give yours another name',
  },
  'a resolver that is no function': {
    files: config('export default { pipelines: {}, resolvers: { today: 1 } };\n'),
    code: 'BAD_CONFIG',
    message: 'leat.config.js  the resolver "today" is no function',
  },
  'a resolver that nobody can call': {
    files: config('export default { pipelines: {}, resolvers: { "to day": () => 1 } };\n'),
    code: 'BAD_CONFIG',
    message: 'leat.config.js  "to day" cannot name a resolver: use letters, digits, "_" and "."',
  },
  'a misspelt resolver': {
    files: {
      ...config('export default { pipelines: {}, resolvers: { today: () => 1 } };\n'),
      ...catalog('rows:\n  type: csv\n  path: "${todya:}"\n'),
    },
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/catalog.yml:3:9  unknown "${todya:" in "${todya:}". Did you mean "today"?',
  },
  'a resolver that fails': {
    files: {
      ...config('export default { pipelines: {}, resolvers: { today() { throw new Error("no clock"); } } };\n'),
      ...catalog('rows:\n  type: csv\n  path: "${today:}"\n'),
    },
    code: 'RESOLVER_FAILED',
    message: 'conf/base/catalog.yml:3:9  "${today:}": the resolver "today" of leat.config failed: no clock',
  },
  'a resolver that gives a promise': {
    files: {
      ...config('export default { pipelines: {}, resolvers: { today: async () => 1 } };\n'),
      ...catalog('rows:\n  type: csv\n  path: "${today:}"\n'),
    },
    code: 'RESOLVER_FAILED',
    message: 'conf/base/catalog.yml:3:9  "${today:}": the resolver "today" of leat.config gave a promise: it returns its value at once',
  },
  'parameters that are no schema': {
    files: config('export default { pipelines: {}, parameters: { alpha: 1 } };\n'),
    code: 'BAD_CONFIG',
    message: 'leat.config.js  "parameters" is a schema of zod, valibot, arktype or another Standard Schema',
  },
  'a parameter that does not fit': {
    files: { ...config(checked), ...base('parameters.yml', 'model:\n  alpha: much\n') },
    code: 'WRONG_PARAMETER',
    message: 'conf/base/parameters.yml:2:3  parameter "model.alpha": expected a number',
  },
  'a parameter of the command line that does not fit': {
    files: { ...config(checked), ...base('parameters.yml', 'model:\n  alpha: 1\n') },
    params: 'model.alpha=much',
    code: 'WRONG_PARAMETER',
    message: '--params model.alpha: parameter "model.alpha": expected a number',
  },
  'a parameter that is missing': {
    files: { ...config(checked), ...base('parameters.yml', 'model:\n  beta: 1\n') },
    code: 'WRONG_PARAMETER',
    message: 'conf/base/parameters.yml:1:1  parameter "model.alpha": expected a number',
  },
  'an unknown pipeline': {
    files: config('export default { pipelines: { science: ["data"], data: [] } };\n'),
    pipeline: 'scince',
    code: 'UNKNOWN_PIPELINE',
    message: 'unknown pipeline "scince". Did you mean "science"?',
  },
  'an unknown pipeline in a sum': {
    files: config('export default { pipelines: { science: ["dta"], data: [] } };\n'),
    pipeline: 'science',
    code: 'UNKNOWN_PIPELINE',
    message: 'unknown pipeline "dta" in "science". Did you mean "data"?',
  },
  'pipelines that go round': {
    files: config('export default { pipelines: { a: ["b"], b: ["a"] } };\n'),
    pipeline: 'a',
    code: 'PIPELINE_CYCLE',
    message: 'pipelines go round: a → b → a',
  },
  'a pipeline that is none': {
    files: config('export default { pipelines: { a: () => ({ default: 3 }) } };\n'),
    pipeline: 'a',
    code: 'NOT_A_PIPELINE',
    message: 'pipeline "a" of leat.config is no pipeline: write "export default pipeline([ … ])" in the file it imports',
  },
  'no pipelines at all': {
    pipeline: 'default',
    code: 'NOT_A_PIPELINE',
    message: 'pipeline "default" is the sum of no pipelines: leat.config names none',
  },
  'a pipeline that cannot be imported': {
    files: config('export default { pipelines: { a: () => { throw new Error("no licence"); } } };\n'),
    pipeline: 'a',
    code: 'IMPORT_FAILED',
    message: 'leat.config.js  it could not be imported: no licence',
  },
};
