import { freeInputs, freeOutputs, isParameter, type Pipeline } from '@leat/core';
import { type LocatedMap, type ProjectCatalog, valueAt } from '@leat/project';
import { placesText } from './places-text.ts';

/** A dataset that a run would touch. */
export interface PlannedDataset {
  readonly name: string;
  /** Read and not made here, made and read, or made and left. */
  readonly role: 'input' | 'between' | 'output';
  readonly type: string;
  /** A path, a table; for a parameter where it is written. */
  readonly location?: string;
}

/** What the nodes read and make, in that order: inputs, what is between, outputs. */
export function plannedDatasets(pipeline: Pipeline, catalog: ProjectCatalog, parameters: LocatedMap): readonly PlannedDataset[] {
  const [inputs, outputs] = [freeInputs(pipeline), freeOutputs(pipeline)];
  const all = new Set(pipeline.nodes.flatMap((node) => [...node.inputs, ...node.outputs]));
  const between = [...all].filter((name) => !inputs.has(name) && !outputs.has(name));
  const planned = (names: Iterable<string>, role: PlannedDataset['role']) =>
    [...names].map((name): PlannedDataset => ({ name, role, ...whatIs(name, catalog, parameters) }));
  return [...planned(inputs, 'input'), ...planned(between, 'between'), ...planned(outputs, 'output')];
}

function whatIs(name: string, catalog: ProjectCatalog, parameters: LocatedMap): Pick<PlannedDataset, 'type' | 'location'> {
  if (isParameter(name)) return { type: 'parameter', ...locationOf(placeOf(name, parameters)) };
  if (name.startsWith('run:')) return { type: 'run' };
  const found = catalog.resolve(name);
  return { type: found?.type ?? 'memory', ...locationOf(found?.location) };
}

const locationOf = (location: string | undefined) => (location ? { location } : {});

function placeOf(name: string, parameters: LocatedMap): string | undefined {
  try {
    return placesText(valueAt(parameters, name === 'parameters' ? '' : name.slice('params:'.length)).origins.slice(-1));
  } catch {
    return undefined; // it is among the mistakes
  }
}
