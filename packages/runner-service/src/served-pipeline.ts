import { freeInputs, freeOutputs, isParameter, type JsonObject, type Pipeline, parameterOf, type Work } from '@leat/core';

/** What a request may give to one pipeline, and what it gets. */
export interface ServedPipeline {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** It writes datasets outside memory, which two requests at once would write over each other. */
  readonly writes: boolean;
}

/** Loads the pipelines that are served. Throws UNKNOWN_PIPELINE and UNKNOWN_PARAMETER, before anything runs. */
export async function readServed(
  names: readonly string[],
  work: Work,
  parameters: JsonObject,
): Promise<ReadonlyMap<string, ServedPipeline>> {
  const served = new Map<string, ServedPipeline>();
  for (const name of names) served.set(name, describe(name, await work.pipeline(name), work, parameters));
  return served;
}

function describe(name: string, pipeline: Pipeline, { catalog }: Work, parameters: JsonObject): ServedPipeline {
  const inputs: string[] = [];
  for (const input of freeInputs(pipeline)) {
    if (isParameter(input)) parameterOf(parameters, input);
    else if (!input.startsWith('run:')) inputs.push(input);
  }
  const isStored = (output: string) => {
    const declared = catalog.get(output);
    return declared !== undefined && declared.perRun === undefined;
  };
  const writes = pipeline.nodes.some(({ outputs }) => outputs.some(isStored));
  return { name, inputs, outputs: [...freeOutputs(pipeline)], writes };
}
