import { type Dataset, memoryDataset, suggest } from '@leat/core';
import { jsonFault } from './json-fault.ts';
import { type Answer, problem, quoted } from './problem.ts';
import type { ServedPipeline } from './served-pipeline.ts';

/** At most as many names are given back as a person reads. */
const shown = 20;

/** The datasets of a body `{ data: { … } }`, or what is wrong with it. It never names a runner, a module, an environment or a path. */
export function readBody(
  body: unknown,
  { name, inputs }: ServedPipeline,
  warm: ReadonlyMap<string, Dataset>,
): ReadonlyMap<string, Dataset> | Answer {
  if (!isMapping(body)) return problem(400, 'the body is a mapping: { "data": { … } }');
  const { data = {}, ...others } = body;
  const [other] = Object.keys(others);
  if (other === 'parameters') return problem(400, 'parameters cannot be given by a request: they are those the service was started with');
  if (other !== undefined) return problem(400, `unknown key ${quoted(other)}: the body is { "data": { … } }`);
  if (!isMapping(data)) return problem(400, '"data" is a mapping from names of inputs to values');

  const given = Object.entries(data);
  const unknown = given.map(([input]) => input).filter((input) => !inputs.includes(input));
  if (unknown.length > 0) {
    const names = unknown.slice(0, shown);
    const one = names.length === 1 ? suggest(names[0]!.slice(0, 100), inputs) : `. There are: ${inputs.join(', ')}`;
    return problem(400, `pipeline "${name}" has no input ${names.map(quoted).join(', ')}${one}`, { inputs });
  }
  const missing = inputs.filter((input) => !Object.hasOwn(data, input) && !warm.has(input));
  if (missing.length > 0) {
    return problem(400, `pipeline "${name}" needs ${missing.map(quoted).join(', ')} in "data"`, { missing });
  }
  for (const [input, value] of given) {
    const fault = jsonFault(value);
    if (fault) return problem(400, `input ${quoted(input)} has ${fault.found}`);
  }
  const shared = [...warm].filter(([input]) => inputs.includes(input)); // what another pipeline reads, this one may write
  return new Map([...shared, ...given.map(([input, value]) => [input, memoryDataset(value)] as const)]);
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
