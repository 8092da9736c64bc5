import { add, LeatError, type Pipeline, suggest } from '@leat/core';
import { configFileOf } from './find-project.ts';
import { importError } from './import-module.ts';
import type { PipelineEntry, ProjectConfig } from './project-config.ts';

/** The pipelines of a project by name, each imported when it is first asked for. Names with commas between them mean their sum. */
export interface Pipelines {
  readonly names: readonly string[];
  /** Throws UNKNOWN_PIPELINE, PIPELINE_CYCLE, NOT_A_PIPELINE and what importing throws. */
  get(name: string): Promise<Pipeline>;
}

/** `default` is the entry of that name or, without one, the sum of all. */
export function createPipelines({ pipelines }: ProjectConfig, root: string): Pipelines {
  const names = Object.keys(pipelines);
  const entryOf = (name: string): PipelineEntry | undefined => {
    if (Object.hasOwn(pipelines, name)) return pipelines[name];
    if (name === 'default') return names;
    return name.includes(',') ? name.split(',') : undefined;
  };
  const made = new Map<string, Promise<Pipeline>>();

  const make = async (name: string, trail: readonly string[]): Promise<Pipeline> => {
    const entry = entryOf(name);
    if (entry === undefined) throw unknown(name, names, trail);
    if (!isSum(entry)) return single(name, entry, root);
    if (entry.length === 0) throw new LeatError('NOT_A_PIPELINE', `pipeline "${name}" is the sum of no pipelines: leat.config names none`);
    return add(...(await Promise.all(entry.map((one) => get(one, [...trail, name])))));
  };
  const get = (name: string, trail: readonly string[] = []): Promise<Pipeline> => {
    if (trail.includes(name))
      return Promise.reject(
        new LeatError('PIPELINE_CYCLE', `pipelines go round: ${[...trail.slice(trail.indexOf(name)), name].join(' → ')}`),
      );
    let pipeline = made.get(name);
    if (!pipeline) {
      pipeline = make(name, trail);
      made.set(name, pipeline);
    }
    return pipeline;
  };
  return { names, get: (name) => get(name) };
}

const isSum = (entry: PipelineEntry): entry is readonly string[] => Array.isArray(entry);

async function single(name: string, entry: Exclude<PipelineEntry, readonly string[]>, root: string): Promise<Pipeline> {
  const given = typeof entry === 'function' ? await imported(entry, root) : entry;
  const found = isPipeline(given) ? given : (given as { default?: unknown } | undefined)?.default;
  if (isPipeline(found)) return found;
  throw new LeatError(
    'NOT_A_PIPELINE',
    `pipeline "${name}" of leat.config is no pipeline: write "export default pipeline([ … ])" in the file it imports`,
  );
}

async function imported(entry: () => unknown, root: string): Promise<unknown> {
  try {
    return await entry();
  } catch (error) {
    throw importError(error, configFileOf(root), root);
  }
}

const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'pipeline';

function unknown(name: string, names: readonly string[], trail: readonly string[]): LeatError {
  const from = trail.length > 0 ? ` in "${trail.at(-1)}"` : '';
  return new LeatError('UNKNOWN_PIPELINE', `unknown pipeline "${name}"${from}${suggest(name, names)}`);
}
