import { readFileSync } from 'node:fs';
import { isLeatError } from '@leat/core';
import { describe, expect, test } from 'vitest';
import { answers } from './answers/answers.ts';
import { releaseExpectation } from './answers/release.ts';
import { type Answer, type CaseFile, type CaseNames, type CaseNode, type KedroCase, readCases } from './case-file.ts';
import type { Difference } from './differences/difference.ts';
import { differences, unasked } from './differences/differences.ts';
import { errorWords } from './error-words.ts';

const { cases, graphs } = readCases();
const ours = Map.groupBy(
  cases.filter(({ kind }) => kind in answers),
  ({ kind }) => kind,
);

test('the file asks something of a kind that is answered here', () => {
  expect([...ours.keys()]).not.toEqual([]);
});

test.runIf(!process.env.LEAT_CASES)('every kind is asked, or the table says why it is not', () => {
  const others = new Set(cases.map(({ kind }) => kind).filter((kind) => !(kind in answers)));
  expect([...others].sort()).toEqual(Object.keys(unasked).sort());
});

for (const [kind, questions] of ours) {
  describe(`${kind}: answers as Kedro does, or as the table of differences says`, () => {
    test.each(questions.map((question) => [`${question.id} ${question.title}`, question] as const))('%s', async (_, question) => {
      const difference = differenceOf(question);
      const got = await ask(question, graphs);
      if (!difference) return compare(got, inForm(question, question.expect));
      const instead = difference.instead(question, graphs);
      if ('answer' in instead) return compare(got, instead.answer);
      expect(outcome(got)).toEqual(outcome(await ask(instead.as, instead.graphs)));
    });
  });
}

const met = Map.groupBy(
  [...ours.values()].flat().filter((question) => differenceOf(question)),
  (question) => differenceOf(question)!,
);

test('the README has a row for every difference', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(differences.map(({ name }) => name).filter((name) => !readme.includes(`| ${name} |`))).toEqual([]);
});

test.runIf(!process.env.LEAT_CASES)('every difference that is met here is one: without it, a case would fail', async () => {
  const agreeing: string[] = [];
  for (const [{ name }, questions] of met) {
    const agreed = await Promise.all(questions.map(agrees));
    if (!agreed.includes(false)) agreeing.push(name);
  }
  expect(agreeing).toEqual([]);
});

function differenceOf(question: KedroCase): Difference | undefined {
  return differences.find((difference) => difference.applies(question, graphs));
}

async function ask(question: KedroCase, of: CaseFile['graphs']): Promise<unknown> {
  try {
    return await answers[question.kind]!(question, of);
  } catch (error) {
    if (isLeatError(error)) return error;
    throw error;
  }
}

/** An error by its code: its words may name what was asked. */
const outcome = (got: unknown): unknown => (isLeatError(got) ? got.code : got);

async function agrees(question: KedroCase): Promise<boolean> {
  try {
    compare(await ask(question, graphs), inForm(question, question.expect));
    return true;
  } catch {
    return false;
  }
}

/** Kedro's answer, in the form that the kind is compared in. */
function inForm({ kind }: KedroCase, answer: Answer): Answer {
  if (answer.error !== undefined) return answer;
  if (kind === 'release') return releaseExpectation(answer);
  if (kind === 'group') {
    const groups = answer.groups as readonly { readonly dependencies: readonly string[] }[];
    return { groups: groups.map((group) => ({ ...group, dependencies: [...group.dependencies].sort() })) };
  }
  if (kind === 'modular') {
    const nodes = answer.nodes as readonly CaseNode[];
    return { nodes: nodes.map((node) => ({ ...node, inputs: single(node.inputs) })) };
  }
  if (kind === 'node')
    return { ...answer, inputs: [...(answer.inputs as string[])].sort(), outputs: [...(answer.outputs as string[])].sort() };
  return answer;
}

/** A list of one is called as one is. */
const single = (names: CaseNames): CaseNames => (Array.isArray(names) && names.length === 1 ? names[0] : names);

function compare(got: unknown, wanted: Answer): void {
  if (wanted.error === undefined) {
    if (isLeatError(got)) throw got;
    return expect(got).toEqual(wanted);
  }
  expect(got, `an error was expected: ${wanted.error}`).toSatisfy(isLeatError);
  const { code, message } = got as { code: string; message: string };
  const word = errorWords[wanted.error];
  // a word this table does not have is still an error that names what is wrong
  if (word) expect(word.codes, message).toContain(code);
  if (word?.says) expect(message).toMatch(word.says);
  const called = (name: string) => (wanted.error === 'missing_input' ? name.replace(/^params:/, '') : name);
  for (const name of wanted.mentions ?? []) expect(message).toMatch(whole(called(name)));
  for (const name of wanted.suggestions ?? []) expect(message).toContain(`Did you mean "${name}"`);
}

/** The name, and not a part of a longer one. */
const whole = (name: string): RegExp => new RegExp(`(?<![\\w.:])${RegExp.escape(name)}(?![\\w:]|\\.\\w)`, 'u');
