import { expect, test } from 'vitest';
import { openProject, parseParameters } from '../src/index.ts';
import { type Files, projectFolder } from './project-folder.ts';

const valibot = new URL('../node_modules/valibot/dist/index.mjs', import.meta.url).href;
const config = `
import * as v from ${JSON.stringify(valibot)};
export default {
  pipelines: {},
  parameters: v.looseObject({
    model: v.strictObject({ alpha: v.optional(v.number(), 0.5), layers: v.array(v.number()) }),
    city: v.pipe(v.string(), v.trim()),
  }),
};
`;

const good = 'model:\n  layers: [1, 2]\ncity: " Lyon "\nmore: 1\n';

async function load(files: Files, params = '') {
  const root = projectFolder({ 'leat.config.js': config, ...files });
  const project = await openProject({ root, env: 'base', params: parseParameters(params) });
  await project.load();
  return project;
}

test('parameters that fit stay as they were written', async () => {
  const { parameters } = await load({ 'conf/base/parameters.yml': good });
  expect(parameters).toEqual({ model: { layers: [1, 2] }, city: ' Lyon ', more: 1 });
});

test.each<readonly [title: string, text: string, params: string, lines: readonly string[]]>([
  [
    'values of the wrong type, each at its place',
    'model:\n  alpha: much\n  layers: [1, two]\ncity: Lyon\n',
    '',
    [
      'conf/base/parameters.yml:2:3  parameter "model.alpha": Invalid type: Expected number but received "much"',
      'conf/base/parameters.yml:3:15  parameter "model.layers.1": Invalid type: Expected number but received "two"',
    ],
  ],
  [
    'a value from the command line',
    good,
    'model.alpha=much',
    ['--params model.alpha: parameter "model.alpha": Invalid type: Expected number but received "much"'],
  ],
  [
    'what is missing, at what it is missing in',
    'model:\n  alpha: 1\n',
    '',
    [
      'conf/base/parameters.yml:1:1  parameter "model.layers": Invalid key: Expected "layers" but received undefined',
      'conf/base/parameters.yml:1:1  parameter "city": Invalid key: Expected "city" but received undefined',
    ],
  ],
  [
    'a name that nobody knows',
    `${good.replace('  layers', '  alhpa: 1\n  layers')}`,
    '',
    ['conf/base/parameters.yml:2:3  parameter "model.alhpa": Invalid key: Expected never but received "alhpa"'],
  ],
])('loading refuses %s', async (_, text, params, lines) => {
  const loading = load({ 'conf/base/parameters.yml': text }, params);
  await expect(loading).rejects.toMatchObject({ code: 'WRONG_PARAMETER', message: lines.join('\n') });
});

test('mistakes of the catalog and of the parameters are said together', async () => {
  const loading = load({ 'conf/base/parameters.yml': good.replace('[1, 2]', '1'), 'conf/base/catalog.yml': 'rows: { type: cvs }\n' });
  await expect(loading).rejects.toThrow(
    'conf/base/catalog.yml:1:15  dataset "rows": unknown type "cvs". Did you mean "csv"?\n' +
      'conf/base/parameters.yml:2:3  parameter "model.layers": Invalid type: Expected Array but received 1',
  );
});

test('says that "parameters" of leat.config is no schema', async () => {
  const loading = load({ 'leat.config.js': 'export default { pipelines: {}, parameters: { alpha: 1 } };\n' });
  await expect(loading).rejects.toThrow('leat.config.js  "parameters" is a schema of zod, valibot, arktype or another Standard Schema');
});
