import { expect, test } from 'vitest';
import { openProject } from '../src/index.ts';
import { type Files, projectFolder } from './project-folder.ts';

const config = `
export default {
  pipelines: {},
  resolvers: {
    today: () => '2026-11-24',
    given: (...given) => ({ given }),
    join: (...parts) => parts.join('/'),
    literal: () => '\${globals:folder}',
    broken: () => { throw new Error('the calendar is closed'); },
    later: async () => 1,
    nothing: () => undefined,
    date: () => new Date(0),
    round: () => { const circle = {}; circle.circle = circle; return circle; },
    poison: () => JSON.parse('{ "__proto__": { "x": 1 } }'),
  },
};
`;

const files = (value: string): Files => ({
  'leat.config.js': config,
  'conf/base/globals.yml': 'folder: data\nnumbers: [1, 2]\n',
  'conf/base/catalog.yml': `rows:\n  type: probe\n  list: ${value}\n`,
});

async function resolved(value: string): Promise<unknown> {
  const project = await openProject({ root: projectFolder(files(value)) });
  const { catalog } = await project.load();
  return catalog.get('rows')?.load().options.list;
}

test.each<readonly [text: string, value: unknown]>([
  ['"${today:}"', '2026-11-24'],
  ['"rows-${today:}.csv"', 'rows-2026-11-24.csv'],
  ['"${given:}"', { given: [] }],
  ['"${given:a}"', { given: ['a'] }],
  ['"${given:a,b}"', { given: ['a', 'b'] }],
  ['"${given:a, 2, true, , null}"', { given: ['a', 2, true, null, null] }],
  [`'\${given:"1",[1, 2],{a: 1}}'`, { given: ['1', [1, 2], { a: 1 }] }],
  ['"${given:${globals:folder},x${globals:folder},${globals:numbers}}"', { given: ['data', 'xdata', [1, 2]] }],
  ['"${join:${globals:folder},${today:},rows.csv}"', 'data/2026-11-24/rows.csv'],
  ['"${literal:}"', '${globals:folder}'],
])('reads %s by a resolver of the project', async (text, value) => {
  expect(await resolved(text)).toEqual(value);
});

const at = 'conf/base/catalog.yml:3:9';

test.each<readonly [title: string, text: string, message: string]>([
  ['one that throws', '"${broken:}"', `${at}  "\${broken:}": the resolver "broken" of leat.config failed: the calendar is closed`],
  [
    'one that gives a promise',
    '"${later:}"',
    `${at}  "\${later:}": the resolver "later" of leat.config gave a promise: it returns its value at once`,
  ],
  ['one that gives nothing', '"${nothing:}"', `${at}  "\${nothing:}": the resolver "nothing" of leat.config returned nothing`],
  ['one that gives a date', '"${date:}"', `${at}  "\${date:}": the resolver "date" of leat.config returned what is no JSON`],
  ['one that gives a circle', '"${round:}"', `${at}  "\${round:}": the resolver "round" of leat.config returned what is no JSON`],
  [
    'one that reaches for a prototype',
    '"${poison:}"',
    `${at}  "\${poison:}": the resolver "poison" of leat.config returned what is no JSON`,
  ],
  ['a misspelt one', '"${todya:}"', `${at}  unknown "\${todya:" in "\${todya:}". Did you mean "today"?`],
  ['a misspelt one of leat', '"${global:folder}"', `${at}  unknown "\${global:" in "\${global:folder}". Did you mean "globals"?`],
])('says what is wrong with %s', async (_, text, message) => {
  await expect(resolved(text)).rejects.toThrow(message);
});

test.each(['parameters', 'runners', 'globals'])('says why a resolver of the project cannot stand in %s', async (kind) => {
  const root = projectFolder({ ...files('1'), [`conf/base/${kind}.yml`]: 'a: { type: "${today:}" }\n' });
  await expect(openProject({ root })).rejects.toThrow(
    `conf/base/${kind}.yml:1:12  unknown "\${today:" in "\${today:}": resolvers of leat.config can stand in the catalog only, for ${kind} are read before any code of the project`,
  );
});

test.each([
  ['env', '() => 1', 'leat.config.js  the resolver "env" is leat\'s own: give yours another name'],
  ['"a b"', '() => 1', 'leat.config.js  "a b" cannot name a resolver: use letters, digits, "_" and "."'],
  ['today', '3', 'leat.config.js  the resolver "today" is no function'],
])('refuses the resolver %s: %s', async (name, value, message) => {
  const root = projectFolder({ 'leat.config.js': `export default { pipelines: {}, resolvers: { ${name}: ${value} } };\n` });
  await expect((await openProject({ root })).load()).rejects.toThrow(message);
});

test('imports nothing of the project to open it, or to show a catalog that needs none of its resolvers', async () => {
  const broken = 'throw new Error("imported");\n';
  const plain = await openProject({ root: projectFolder({ ...files('1'), 'leat.config.js': broken }) });
  expect((await plain.config('catalog')).entries.rows).toBeDefined();
  const needy = await openProject({ root: projectFolder({ ...files('"${today:}"'), 'leat.config.js': broken }) });
  await expect(needy.config('catalog')).rejects.toThrow('imported');
});
