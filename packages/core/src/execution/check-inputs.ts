import { isParameter, parameterOf } from '../catalog/parameters.ts';
import type { RunRequest, RunWork } from '../contract/runner.ts';
import { closest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import { freeInputs } from '../pipeline/free-datasets.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { isKnownRunInput, isRunInput, unknownRunInput } from './run-input.ts';
import { fileOf } from './run-with-files.ts';

/** What nobody makes must be there before anything starts. Throws MISSING_INPUT with all that is missing, UNKNOWN_PARAMETER, UNKNOWN_RUN_INPUT, NOT_A_FILE; unknown parameters and missing datasets at once, each on a line. */
export function checkInputs(request: RunRequest, work: RunWork): void {
  const { data, parameters } = request;
  const { pipeline, catalog } = work;
  const missing: string[] = [];
  const mistakes: LeatError[] = [];
  for (const input of freeInputs(pipeline)) {
    if (data.has(input)) continue;
    if (isParameter(input)) {
      try {
        parameterOf(parameters, input);
      } catch (error) {
        mistakes.push(error as LeatError);
      }
    } else if (isRunInput(input)) {
      if (!isKnownRunInput(input)) throw unknownRunInput(input);
    } else if (catalog.home(input) === 'here' && catalog.get(input).exists?.() !== true) missing.push(input);
  }
  const { nodes } = pipeline;
  for (const { name: node, passes, inputs, outputs } of nodes) {
    if (passes === 'files') for (const dataset of [...inputs, ...outputs]) if (!isParameter(dataset)) fileOf(dataset, node, catalog);
  }
  if (missing.length > 0) mistakes.unshift(missingInputs(missing, request.pipeline, pipeline));
  const [first, ...others] = mistakes;
  if (!first) return;
  if (others.length === 0) throw first;
  const { code, details } = first;
  throw new LeatError(code, mistakes.map(({ message }) => message).join('\n'), { ...(details && { details }) });
}

function missingInputs(missing: readonly string[], name: string, { nodes }: Pipeline): LeatError {
  const each = missing.map((input) => `"${input}" (read by node "${nodes.find(({ inputs }) => inputs.includes(input))?.name}")`);
  const near = missing.length === 1 ? closest(missing[0]!, new Set(nodes.flatMap(({ outputs }) => outputs))) : undefined;
  const help = near ? `. Did you mean "${near}"?` : ': declare it in the catalog, give it as data, or run the nodes that make it too';
  const message = `pipeline "${name}" reads ${each.join(', ')}, which no node of this run makes and the catalog does not have${help}`;
  return new LeatError('MISSING_INPUT', message, { details: { missing } });
}
