import { isSecret, type JsonObject, type Secret } from '@leat/core';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toJson } from '../src/configuration/config-tree.ts';
import { resolveTemplates } from '../src/configuration/resolve-templates.ts';
import type { RunnerSet } from '../src/configuration/runner-set.ts';
import { projectFolder } from './project-folder.ts';
import { readFolder } from './read-folder.ts';

beforeEach(() => {
  Object.assign(process.env, {
    LEAT_TEST_TEXT: 'blue',
    LEAT_TEST_NUMBER: '4',
    LEAT_TEST_EMPTY: '',
    LEAT_TEST_DOLLAR: '${env:HOME} ${a}',
    LEAT_TEST_SECRET: 'hunter22',
  });
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('LEAT_TEST_')) delete process.env[name];
});

const parametersOf = (text: string, params: JsonObject = {}, globals = ''): JsonObject =>
  readFolder({ root: projectFolder({ 'conf/base/parameters.yml': text, 'conf/base/globals.yml': globals }), params }).parameters;

test.each<readonly [title: string, text: string, value: unknown]>([
  ['a value by name', 'a: 1\nx: ${a}', 1],
  ['a value by path', 'a: { b: { c: yes } }\nx: ${a.b.c}', 'yes'],
  ['a value by a key with dots', 'a.b: 1\nx: ${a.b}', 1],
  ['an item of a list', 'a: [1, { b: 2 }]\nx: ${a[1].b}', 2],
  ['a whole group', 'a: { b: 1, c: [2] }\nx: ${a}', { b: 1, c: [2] }],
  ['a value inside a group that is a reference', 'a: { b: 1 }\nc: ${a}\nx: ${c.b}', 1],
  ['a value of the group it stands in', 'x: { a: 1, b: "${x.a}" }', { a: 1, b: 1 }],
  ['a text around values', 'a: 1\nb: true\nx: "<${a}|${b}>"', '<1|true>'],
  ['null in a text', 'a: ~\nx: "<${a}>"', '<null>'],
  ['a chain of references', 'a: 1\nb: ${a}\nc: ${b}\nx: ${c}', 1],
  ['a name made by a reference', 'k: b\nm: { b: 5 }\nx: ${m.${k}}', 5],
  ['an escape', 'x: "\\\\${a}"', '${a}'],
  ['an escape beside a reference', 'a: 1\nx: "\\\\${a} = ${a}"', '${a} = 1'],
  ['a dollar that begins nothing', 'x: "$5 {a} $"', '$5 {a} $'],
  ['a variable', 'x: ${env:LEAT_TEST_TEXT}', 'blue'],
  ['a variable as a YAML scalar', 'x: ${env:LEAT_TEST_NUMBER}', 4],
  ['a variable in a text', 'x: "n${env:LEAT_TEST_NUMBER}"', 'n4'],
  ['an empty variable', 'x: ${env:LEAT_TEST_EMPTY,1}', ''],
  ['the default of a variable', 'x: ${env:LEAT_TEST_UNSET,0.5}', 0.5],
  ['a quoted default', 'x: \'${env:LEAT_TEST_UNSET,"0.5"}\'', '0.5'],
  ['a default with commas', 'x: ${env:LEAT_TEST_UNSET, a, b }', 'a, b'],
  ['a default that is a list', "x: '${env:LEAT_TEST_UNSET,[1, 2]}'", [1, 2]],
  ['a default that is a mapping', "x: '${env:LEAT_TEST_UNSET,{a: 1}}'", { a: 1 }],
  ['an empty default', 'x: "${env:LEAT_TEST_UNSET,}"', null],
  ['a default that is a reference', 'a: [1]\nx: ${env:LEAT_TEST_UNSET,${a}}', [1]],
  ['defaults inside defaults', 'x: ${globals:none,${runtime_params:none,${env:LEAT_TEST_UNSET,7}}}', 7],
  ['a default in a text', 'x: "a-${globals:none,7}"', 'a-7'],
  ['a default with text around a reference', 'a: 1\nx: ${globals:none,v${a}}', 'v1'],
  ['a variable whose value looks like a reference', 'a: 1\nx: ${env:LEAT_TEST_DOLLAR}', '${env:HOME} ${a}'],
  ['such a variable by way of another value', 'a: 1\nb: ${env:LEAT_TEST_DOLLAR}\nx: "${b}!"', '${env:HOME} ${a}!'],
])('reads %s', (_, text, value) => {
  expect(parametersOf(text).x).toEqual(value);
});

test('globals are read everywhere, may hold variables, and null in them is a value', () => {
  const globals = 'folder: data/${env:LEAT_TEST_TEXT}\nsub: { n: 1 }\nnothing: ~\n_hidden: 2\ncopy: ${sub.n}';
  const text = 'a: "${globals:folder}/x"\nb: ${globals:sub}\nc: ${globals:nothing,5}\nd: ${globals:_hidden,6}\ne: ${globals:copy}';
  expect(parametersOf(text, {}, globals)).toEqual({ a: 'data/blue/x', b: { n: 1 }, c: null, d: 6, e: 1 });
});

test('run-time parameters are laid over the files and read by name, and references see them', () => {
  const text = 'model: { alpha: 1, beta: 2 }\ncopy: ${model.alpha}\ncity: ${runtime_params:city,Paris}\nsize: ${runtime_params:size,3}';
  expect(parametersOf(text, { model: { alpha: 9 }, city: 'Lyon' })).toEqual({
    model: { alpha: 9, beta: 2 },
    copy: 9,
    city: 'Lyon',
    size: 3,
  });
});

test('a parameter of a run reaches a key that is written with dots', () => {
  expect(parametersOf('model.alpha: 1\nm: { a.b: 2 }', { model: { alpha: 5 }, m: { a: { b: 6, c: 7 } } })).toEqual({
    'model.alpha': 5,
    m: { 'a.b': 6, a: { c: 7 } },
  });
});

test('references see the merged configuration: base the values of the environment', () => {
  const root = projectFolder({ 'conf/base/parameters.yml': 'a: 1\nx: ${a}', 'conf/prod/parameters.yml': 'a: 2\ny: ${x}' });
  expect(readFolder({ root, env: 'prod' }).parameters).toEqual({ a: 2, x: 2, y: 2 });
});

const text = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom('${', '}', '\\', '\\${', 'env:HOME', 'secret:A', ',', '"', 'a', '$', '{')).map((parts) => parts.join('')),
);

test('any text given as a parameter arrives as it is', () => {
  const root = projectFolder({ 'conf/base/parameters.yml': 'copy: ${x}\nread: "${runtime_params:x}"\nlist: ["${x}"]' });
  fc.assert(
    fc.property(text, (value) => {
      expect(readFolder({ root, params: { x: value } }).parameters).toEqual({ x: value, copy: value, read: value, list: [value] });
    }),
    { numRuns: 300 },
  );
});

test('any text in the environment arrives as it is, inside other text', () => {
  const root = projectFolder({ 'conf/base/parameters.yml': 'x: "<${env:LEAT_TEST_ANY}>"' });
  fc.assert(
    fc.property(
      text.filter((value) => !value.includes('\0')),
      (value) => {
        process.env.LEAT_TEST_ANY = value;
        expect(readFolder({ root }).parameters.x).toBe(`<${process.env.LEAT_TEST_ANY}>`);
      },
    ),
    { numRuns: 300 },
  );
});

/** The options of runner "a" in the plan, and as they are meant. */
function runnerOptions(yaml: string, runnerSet: RunnerSet = {}) {
  const root = projectFolder({
    'conf/base/runners.yml': yaml,
    'conf/base/globals.yml': 'port: 80\nodd: "a}\\"b"\ntemplate: "\\\\${secret:X}"',
  });
  const { a: plan } = toJson(readFolder({ root, runnerSet }).runners) as { a: JsonObject };
  return { plan, meant: resolveTemplates(plan) };
}

test.each<readonly [title: string, yaml: string, plan: unknown, meant: unknown]>([
  ['variables stay', '"${env:LEAT_TEST_NUMBER}"', '${env:LEAT_TEST_NUMBER}', 4],
  ['variables in a text stay', '"http://${env:LEAT_TEST_TEXT}:${globals:port}"', 'http://${env:LEAT_TEST_TEXT}:80', 'http://blue:80'],
  ['defaults stay', '"${env:LEAT_TEST_UNSET,4}"', '${env:LEAT_TEST_UNSET,4}', 4],
  ['defaults are evaluated', '"${env:LEAT_TEST_UNSET,${globals:port}}"', '${env:LEAT_TEST_UNSET,80}', 80],
  ['defaults that would not read back are quoted', '"${env:LEAT_TEST_UNSET,${globals:odd}}"', '${env:LEAT_TEST_UNSET,"a}\\"b"}', 'a}"b'],
  [
    'defaults that are variables stay',
    '"${env:LEAT_TEST_UNSET,${env:LEAT_TEST_TEXT}}"',
    '${env:LEAT_TEST_UNSET,${env:LEAT_TEST_TEXT}}',
    'blue',
  ],
  ['a quoted number stays text', '\'${env:LEAT_TEST_UNSET,"4"}\'', '${env:LEAT_TEST_UNSET,"4"}', '4'],
  ['an escape stays escaped', '"\\\\${HOME}"', '\\${HOME}', '${HOME}'],
  ['a literal from elsewhere is escaped', '"${globals:template}"', '\\${secret:X}', '${secret:X}'],
])('in runners %s until they are used', (_, value, plan, meant) => {
  expect(runnerOptions(`a: { type: x, o: ${value} }`)).toMatchObject({ plan: { o: plan }, meant: { o: meant } });
});

test('a secret is a template in the plan, and looked up when it is revealed', () => {
  const { plan, meant } = runnerOptions(
    'a: { type: x, token: "${secret:LEAT_TEST_SECRET}", url: "pg://u:${secret:LEAT_TEST_SECRET}@h", none: "${secret:LEAT_TEST_UNSET}" }',
  );
  expect(plan).toMatchObject({ token: '${secret:LEAT_TEST_SECRET}', url: 'pg://u:${secret:LEAT_TEST_SECRET}@h' });
  expect(JSON.stringify(meant)).not.toContain('hunter22');
  const { token, url, none } = meant as Record<string, Secret>;
  expect([token, url, none].every(isSecret)).toBe(true);
  expect([token?.reveal(), url?.reveal()]).toEqual(['hunter22', 'pg://u:hunter22@h']);
  expect(() => none?.reveal()).toThrow(
    expect.objectContaining({
      code: 'NO_SECRET',
      message: 'the secret "LEAT_TEST_UNSET" is not set: set the environment variable "LEAT_TEST_UNSET"',
    }),
  );
});

test('any text set on the command line passes through a plan as it is', () => {
  fc.assert(
    fc.property(text, (value) => {
      const { meant } = runnerOptions('a: { type: x }', { 'a.o': value, 'a.l': [value] });
      expect(meant).toMatchObject({ o: value, l: [value] });
    }),
    { numRuns: 100 },
  );
});

test('refuses texts that grow without measure by references', () => {
  const lines = ['a0: "0123456789"', ...Array.from({ length: 8 }, (_, n) => `a${n + 1}: "${`\${a${n}}`.repeat(10)}"`)];
  expect(() => parametersOf(lines.join('\n'))).toThrow('grows beyond a million characters');
});
