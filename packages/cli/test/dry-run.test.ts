import { expect, test } from 'vitest';
import { jsonLines, withNodes } from './numbers.ts';
import { temporaryProject } from './temporary-project.ts';

/** Five nodes; each writes a file when it is called. */
const code = `import { writeFileSync } from 'node:fs';
const mark = (name: string) => writeFileSync(name, '');
const read = (rows: any) => (mark('read'), rows);
const split = (rows: any) => (mark('split'), { left: rows, right: rows });
const train = (left: any, alpha: number) => (mark('train'), alpha);
const judge = (model: any, right: any) => (mark('judge'), 1);
const draw = (rows: any) => (mark('draw'), 'x');
export default pipeline([
  node(read, { inputs: ['rows'], outputs: 'table' }),
  node(split, { inputs: ['table'], outputs: { left: 'left', right: 'right' } }),
  node(train, { inputs: ['left', 'params:model.alpha'], outputs: 'model', tags: ['cpu'] }),
  node(judge, { inputs: ['model', 'right'], outputs: 'score' }),
  node(draw, { inputs: ['table'], outputs: 'chart' }),
]);`;
const files = withNodes(code, {
  'conf/base/parameters.yml': 'model:\n  alpha: 1\n',
  'conf/base/catalog.yml': 'rows: { type: json, path: data/rows.json }\n"{name}art": { type: text, path: "out/{name}.svg" }\n',
  'conf/base/runners.yml':
    'default: again\nagain: { type: retry, attempts: 2, runner: sequential }\nchecks: { type: preflight, checks: ["touch checked"] }\n',
});

test('tells nodes in their order, each with its reason, datasets with their places, and the runner, and runs nothing', async () => {
  using project = temporaryProject(files);
  const before = project.files();

  const { output, errors, code: exit } = await project.leat(['run', '--dry-run', '--to-nodes', 'train,draw', '--with', 'checks']);

  expect(output).toBe(`▸ checks(default = again = retry(sequential))  ·  conf/base/runners.yml:1  ·  env local  ·  dry run

  1  read   needed by train (--to-nodes)
  2  draw   --to-nodes draw
  3  split  needed by train (--to-nodes)
  4  train  --to-nodes train

  reads      rows                json       data/rows.json
             params:model.alpha  parameter  conf/base/parameters.yml:2
  passes on  table               memory
             left                memory
  writes     right               memory
             model               memory
             chart               text       out/ch.svg

  checks = preflight          conf/base/runners.yml:3
  │ checks: [touch checked]   conf/base/runners.yml:3
  └─ default = again = retry  conf/base/runners.yml:1, conf/base/runners.yml:2
     │ attempts: 2            conf/base/runners.yml:2
     └─ sequential            conf/base/runners.yml:2
`);
  expect({ errors, exit }).toEqual({ errors: '', exit: 0 });
  expect(project.files()).toEqual(before);
});

test.each<[string, readonly string[], Record<string, string>]>([
  ['no filter', [], { read: '', split: '', train: '', judge: '', draw: '' }],
  ['a tag', ['--tags', 'cpu'], { train: '--tags cpu' }],
  ['what follows a node', ['--from-nodes', 'train'], { train: '--from-nodes train', judge: 'depends on train (--from-nodes)' }],
  ['what reads a dataset', ['--from-inputs', 'right,model', '--nodes', 'judge'], { judge: '--nodes judge, --from-inputs right' }],
  ['what makes a dataset', ['--to-outputs', 'table,left'], { read: '--to-outputs table', split: '--to-outputs left' }],
])('says why each node runs with %s', async (_, words, reasons) => {
  using project = temporaryProject(files);

  const [facts] = jsonLines((await project.leat(['run', '--dry-run', '--json', ...words])).output);

  const nodes = facts?.nodes as readonly { name: string; reasons: readonly { text: string }[] }[] | undefined;
  const told = (nodes ?? []).map(({ name, reasons: why }) => [name, why.map(({ text }) => text).join(', ')]);
  expect(Object.fromEntries(told)).toEqual(reasons);
});

test('says every mistake of the configuration in one go, and exits with 2', async () => {
  using project = temporaryProject({
    ...files,
    'conf/base/catalog.yml': 'rows: { type: jsn, path: data/rows.json }\nmore: { type: json, pth: x }\n',
    'conf/base/runners.yml': 'default: { type: sequential, concurency: 2 }\n',
  });

  const { output, errors, code: exit } = await project.leat(['run', '--dry-run']);

  expect(errors).toBe(`✗ conf/base/runners.yml:1:30  runner "default": unknown option "concurency". Did you mean "concurrency"?
✗ conf/base/catalog.yml:1:15  dataset "rows": unknown type "jsn". Did you mean "json"?
✗ conf/base/catalog.yml:2:21  dataset "more": unknown option "pth". Did you mean "path"?
`);
  expect(output).toMatch(/^▸ default = sequential/);
  expect(exit).toBe(2);
});

test('finds inputs that nothing makes and every parameter that is not there', async () => {
  using project = temporaryProject(
    withNodes(`const same = (...all: any[]) => all;
export default pipeline([
  node(same, { name: 'one', inputs: ['params:strt', 'params:nowhere.to.be.found'], outputs: 'x' }),
  node(same, { name: 'two', inputs: ['compnies'], outputs: 'companies' }),
]);`),
  );

  const [facts] = jsonLines((await project.leat(['run', '--dry-run', '--json'])).output);
  const partial = await project.leat(['run', '--dry-run', '--nodes', 'two']);

  expect(facts?.errors).toEqual([
    'unknown parameter "strt". Did you mean "start"?',
    'unknown parameter "nowhere.to.be.found". There is: start',
  ]);
  expect(partial.errors).toContain('reads "compnies" (read by node "two"), which no node of this run makes');
  expect(partial.code).toBe(2);
});

test('finds nodes that a router has no place for', async () => {
  using project = temporaryProject({ ...files, 'conf/base/runners.yml': 'default: { type: route, runners: { cpu: sequential } }\n' });

  const { errors } = await project.leat(['run', '--dry-run', '--nodes', 'read']);

  expect(errors).toBe(
    '✗ route: node "read" goes to the runner "default", and there is none: name one of cpu in the node\'s tags, or add "default"\n',
  );
});
