import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyCommand } from './every-command.ts';
import { jsonLines, withNodes } from './numbers.ts';
import { temporaryProject, twoNodes } from './temporary-project.ts';

const diamond = withNodes(`const f = (...all: any[]) => all;
export default pipeline([
  node(f, { name: 'top', inputs: ['rows@a', 'params:start'], outputs: 'x', tags: ['first', 'big'] }),
  node(f, { name: 'left', inputs: ['x'], outputs: 'l' }),
  node(f, { name: 'right', inputs: ['x'], outputs: 'r "quoted"' }),
  node(f, { name: 'bottom', inputs: ['l', 'r "quoted"'], outputs: 'y' }),
  node(f, { name: 'alone', outputs: 'z' }),
]);`);

test('describes a pipeline as a tree, each node below the last that it waits for', async () => {
  using project = temporaryProject(diamond);

  expect((await project.leat(['pipeline', 'describe', 'numbers'])).output).toBe(`▸ numbers  ·  5 nodes

  alone         → z
  top           rows@a, params:start → x  #first #big
  ├─ left       x → l
  └─ right      x → r "quoted"
     └─ bottom  l, r "quoted" → y
`);
});

test('draws a pipeline for mermaid and for Graphviz, with names that cannot break out of their quotes', async () => {
  using project = temporaryProject(diamond);

  const mermaid = (await project.leat(['pipeline', 'describe', '--format', 'mermaid'])).output;
  const dot = (await project.leat(['pipeline', 'describe', '--format', 'dot'])).output;

  expect(mermaid).toMatch(/^flowchart TD\n {2}n0\["alone"\]\n/);
  expect(mermaid).toContain('(["r #quot;quoted#quot;"])');
  expect(mermaid.match(/-->/g)).toHaveLength(11);
  expect(dot).toMatch(/^digraph "default" \{\n[\s\S]+\n\}\n$/);
  expect(dot).toContain('label="r \\"quoted\\""');
});

test('gives a pipeline as JSON', async () => {
  using project = temporaryProject();
  const expected = {
    type: 'pipeline.describe',
    name: 'numbers',
    inputs: ['params:start'],
    outputs: ['summary'],
    nodes: [
      { name: 'double', inputs: ['params:start'], outputs: ['doubled'], tags: ['arithmetic'] },
      { name: 'report', inputs: ['doubled'], outputs: ['summary'], tags: [] },
    ],
  };

  for (const flags of [['--json'], ['--format', 'json']])
    expect(jsonLines((await project.leat(['pipeline', 'describe', 'numbers', ...flags])).output)).toEqual([expected]);
});

const catalog = `rows:
  type: json
  path: data/rows.json
"{layer}_{name}":
  type: text
  path: data/{layer}/{name}.txt
  metadata: { owner: [me, 'a: b'] }
"{name}_raw": { type: json, path: "raw/{name}.json" }
`;
const withCatalog = {
  ...twoNodes,
  'conf/base/catalog.yml': catalog,
  'conf/prod/catalog.yml': 'rows: { type: json, path: prod/rows.json }\n',
};

test('lists the catalog: datasets with their places, patterns in the order they are tried', async () => {
  using project = temporaryProject(withCatalog);

  expect((await project.leat(['catalog', 'list', '-e', 'prod'])).output).toBe(
    `  rows            json  prod/rows.json        conf/prod/catalog.yml:1
  {name}_raw      json  pattern, tried first  conf/base/catalog.yml:8
  {layer}_{name}  text  pattern               conf/base/catalog.yml:4
`,
  );
});

test('describes an entry of the catalog as it is written', async () => {
  using project = temporaryProject(withCatalog);

  expect((await project.leat(['catalog', 'describe', '{layer}_{name}'])).output).toBe(
    `  {layer}_{name}:                    conf/base/catalog.yml:4
    type: text
    path: "data/{layer}/{name}.txt"  conf/base/catalog.yml:6
    metadata:
      owner: [me, "a: b"]            conf/base/catalog.yml:7
`,
  );
});

test('says what a name means: by which pattern, where it is, or that it is in memory', async () => {
  using project = temporaryProject(withCatalog);

  const matched = await project.leat(['catalog', 'resolve', 'out_model']);
  const memory = await project.leat(['catalog', 'resolve', 'nothing']);
  const json = await project.leat(['catalog', 'resolve', 'out_model', '--json']);

  expect(matched.output).toContain('▸ out_model  ·  fits the pattern {layer}_{name}  ·  data/out/model.txt\n');
  expect(matched.output).toMatch(/path: data\/out\/model\.txt +conf\/base\/catalog\.yml:6/);
  expect(memory.output).toContain('it is kept in memory');
  expect(jsonLines(json.output)[0]).toMatchObject({
    dataset: { name: 'out_model', type: 'text', pattern: '{layer}_{name}', location: 'data/out/model.txt', mistakes: [] },
  });
});

test('says how a pipeline can be drawn when it is asked for another way', async () => {
  using project = temporaryProject();

  expect((await project.leat(['pipeline', 'describe', '--format', 'mermade'])).errors).toBe(
    '✗ --format: a pipeline cannot be drawn as "mermade". Did you mean "mermaid"?\n',
  );
});

test('says what is near a misspelt entry, and what a name fits that is no entry', async () => {
  using project = temporaryProject(withCatalog);

  const near = await project.leat(['catalog', 'describe', 'rowz']);
  const fits = await project.leat(['catalog', 'describe', 'a_b']);

  expect(near).toMatchObject({ errors: '✗ the catalog has no entry "rowz". Did you mean "rows"?\n', code: 2 });
  expect(fits.errors).toBe('✗ the catalog has no entry "a_b", but it fits "{layer}_{name}": see leat catalog resolve a_b\n');
});

test('says every mistake of the catalog behind the list, and exits with 2', async () => {
  using project = temporaryProject({ ...twoNodes, 'conf/base/catalog.yml': 'a: { type: jsn }\nb: { type: json, pth: x }\n' });

  const { output, errors, code } = await project.leat(['catalog', 'list']);

  expect(output).toMatch(/a +jsn/);
  expect(errors.split('\n')).toHaveLength(3);
  expect(code).toBe(2);
});

const configured = {
  ...twoNodes,
  'conf/base/parameters.yml': 'start: 21\nmodel:\n  alpha: 0.5\n  name: "on: off"\n  layers: [{ size: 3 }, { size: 4 }]\n',
  'conf/prod/parameters.yml': 'model: { alpha: 0.7 }\n',
  'conf/base/credentials.yml': 'db: { user: "${env:DB_USER,nobody}", password: hunter2hunter2, token: "${secret:TOKEN}" }\n',
  'conf/base/catalog.yml': 'rows: { type: json, path: x.json, metadata: { credentials: { key: inlined-key } } }\n',
};

test('shows the configuration after merging, with the place of each value, and no secret', async () => {
  using project = temporaryProject(configured);

  const { output } = await project.leat(['config', 'show', '--origin', '--env', 'prod', '--params', 'start=3'], {
    TOKEN: 'value-of-the-token',
  });

  expect(output).toBe(`  parameters:
    start: 3                      --params start
    model:
      alpha: 0.7                  conf/prod/parameters.yml:1
      name: "on: off"             conf/base/parameters.yml:4
      layers:                     conf/base/parameters.yml:5
        - { size: 3 }             conf/base/parameters.yml:5
        - { size: 4 }             conf/base/parameters.yml:5
  credentials:
    db:
      user: "\${env:DB_USER,***}"  conf/base/credentials.yml:1
      password: "***"             conf/base/credentials.yml:1
      token: "\${secret:TOKEN}"    conf/base/credentials.yml:1
  catalog:
    rows:
      type: json                  conf/base/catalog.yml:1
      path: x.json                conf/base/catalog.yml:1
      metadata:
        credentials:
          key: "***"              conf/base/catalog.yml:1
`);
});

test('shows the part of the configuration under a key', async () => {
  using project = temporaryProject(configured);

  expect((await project.leat(['config', 'show', 'parameters.model.layers.1.size'])).output).toBe('parameters.model.layers.1.size: 4\n');
  expect(jsonLines((await project.leat(['config', 'show', 'parameters.model.alpha', '--json', '--origin'])).output)).toEqual([
    {
      type: 'config.show',
      env: 'local',
      key: 'parameters.model.alpha',
      located: { value: 0.5, origins: [{ file: 'conf/base/parameters.yml', line: 3, column: 3 }] },
    },
  ]);
  expect(await project.leat(['config', 'show', 'parameters.model.alhpa'])).toMatchObject({
    errors: '✗ there is no "model.alhpa". Did you mean "model.alpha"?\n',
    code: 2,
  });
  expect((await project.leat(['config', 'show', 'parameter.x'])).errors).toContain('Did you mean "parameters"?');
});

test('tells versions, the project and what is installed, and where there is none that there is none', async () => {
  using project = temporaryProject({ ...twoNodes, 'conf/base/runners.yml': 'fast: sequential\n' });
  using empty = temporaryProject({});

  const { output } = await project.leat(['info']);
  const [{ project: facts } = {}] = jsonLines((await project.leat(['info', '--json'])).output);

  expect(output).toMatch(/^ {2}leat +1\.0\.0\n {2}node +24\./);
  expect(output).toMatch(/ {2}runners +fast\n/);
  const packages = expect.arrayContaining([{ name: '@leat/runner-retry', version: '1.0.0' }]);
  expect(facts).toMatchObject({ root: project.root, env: 'local', runners: ['fast'], packages });
  expect(await empty.leat(['info'])).toMatchObject({ output: expect.stringContaining('project  none'), code: 0 });
});

test('writes the schema of runners.yml and of catalog.yml, to standard output or to a file', async () => {
  using project = temporaryProject(withCatalog);

  const runners = JSON.parse((await project.leat(['runner', 'schema'])).output);
  const toFile = await project.leat(['catalog', 'schema', '--output', '.vscode/catalog.json']);

  expect(runners).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', title: 'runners.yml' });
  expect(toFile).toMatchObject({ output: '', code: 0 });
  expect(JSON.parse(readFileSync(join(project.root, '.vscode/catalog.json'), 'utf8'))).toMatchObject({ title: 'catalog.yml' });
  expect((await project.leat(['runner', 'schema', '--json'])).output.trimEnd()).not.toContain('\n');
});

test.concurrent.each(everyCommand.map((words) => [words.join(' '), words] as const))(
  'answers "leat %s --json" with one line of JSON, whatever the project prints',
  async (_, words) => {
    using project = temporaryProject({ ...withCatalog, 'leat.config.ts': `console.log('hello');\n${withCatalog['leat.config.ts']}` });

    const { output, code } = await project.leat([...words, '--json']);

    expect(jsonLines(output)).toHaveLength(1);
    expect(code).toBe(0);
  },
);

test('answers a refusal in JSON too, with the sentence on standard error', async () => {
  using project = temporaryProject();

  const { output, errors, code } = await project.leat(['catalog', 'describe', 'rows', '--json']);

  expect(jsonLines(output)).toMatchObject([{ type: 'result', status: 'refused', error: { code: 'UNKNOWN_DATASET' } }]);
  expect(errors).toBe('the catalog has no entry "rows"\n');
  expect(code).toBe(2);
});
