import { type Document, isScalar, visit, type YAMLParseError } from 'yaml';
import { configError, type Origin } from './origin.ts';

/** Refuses what yaml found wrong, in words and at a place that help; its warnings too, for they change values. Throws CONFIG_SYNTAX. */
export function refuseProblems(document: Document, at: (offset: number) => Origin, deepest: number): void {
  const { errors, warnings, directives } = document;
  const [problem] = [...errors, ...warnings];
  if (problem) throw configError(at(startOf(problem, document)), 'CONFIG_SYNTAX', sentence(problem, deepest));
  if (directives?.yaml.explicit) throw configError(at(0), 'CONFIG_SYNTAX', 'a %YAML directive changes what values mean: take it out');
}

type Problem = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

const isUnclosedQuote = ({ code, message }: Problem): boolean => code === 'MISSING_CHAR' && /quote/.test(message);

function sentence(problem: Problem, deepest: number): string {
  if (problem.code === 'RESOURCE_EXHAUSTION') return `values are nested more than ${deepest} deep`;
  if (problem.code === 'MULTIPLE_DOCS') return 'a second document begins here: a file of conf/ holds one, so take out the "---"';
  if (isUnclosedQuote(problem)) return 'the quote that begins here is never closed';
  return `it cannot be read as YAML: ${problem.message}`;
}

/** An unclosed quote is noticed at the end of the file, and made where its text begins. */
function startOf(problem: Problem, document: Document): number {
  let start = problem.pos[0];
  if (!isUnclosedQuote(problem)) return start;
  visit(document, {
    Scalar: (_, node) => {
      if (isScalar(node) && /^QUOTE/.test(node.type ?? '') && node.range && node.range[1] >= problem.pos[0]) start = node.range[0];
    },
  });
  return start;
}
