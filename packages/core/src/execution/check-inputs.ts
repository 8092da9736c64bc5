import { isParameter, parameterOf } from '../catalog/parameters.ts';
import type { RunRequest, RunWork } from '../contract/runner.ts';
import { closest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import { freeInputs } from '../pipeline/free-datasets.ts';
import { isKnownRunInput, isRunInput, unknownRunInput } from './run-input.ts';
import { fileOf } from './run-with-files.ts';

/** What nobody makes must be there before anything starts. Throws MISSING_INPUT with all that is missing, UNKNOWN_PARAMETER, UNKNOWN_RUN_INPUT, NOT_A_FILE. */
export function checkInputs({ data, parameters, pipeline: name }: RunRequest, { pipeline, catalog }: RunWork): void {
  const missing: string[] = [];
  for (const input of freeInputs(pipeline)) {
    if (data.has(input)) continue;
    if (isParameter(input)) parameterOf(parameters, input);
    else if (isRunInput(input)) {
      if (!isKnownRunInput(input)) throw unknownRunInput(input);
    } else if (catalog.home(input) === 'here' && catalog.get(input).exists?.() !== true) missing.push(input);
  }
  const { nodes } = pipeline;
  for (const { name: node, passes, inputs, outputs } of nodes) {
    if (passes === 'files') for (const dataset of [...inputs, ...outputs]) if (!isParameter(dataset)) fileOf(dataset, node, catalog);
  }
  if (missing.length === 0) return;
  const each = missing.map((input) => `"${input}" (read by node "${nodes.find(({ inputs }) => inputs.includes(input))?.name}")`);
  const near = missing.length === 1 ? closest(missing[0]!, new Set(nodes.flatMap(({ outputs }) => outputs))) : undefined;
  const help = near ? `. Did you mean "${near}"?` : ': declare it in the catalog, give it as data, or run the nodes that make it too';
  throw new LeatError(
    'MISSING_INPUT',
    `pipeline "${name}" reads ${each.join(', ')}, which no node of this run makes and the catalog does not have${help}`,
    {
      details: { missing },
    },
  );
}
