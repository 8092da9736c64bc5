import type { JsonObject, JsonValue } from '@leat/core';
import { freeInputs, freeOutputs, type Pipeline } from '@leat/core';
import { findProject, installedPackages, openProject, type Project, plainValue } from '@leat/project';

/** What can be completed of a project. */
export type NameKind =
  | 'pipelines'
  | 'nodes'
  | 'tags'
  | 'namespaces'
  | 'datasets'
  | 'entries'
  | 'runners'
  | 'layers'
  | 'environments'
  | 'keys';

type Find = (project: Project, words: readonly string[]) => Promise<Iterable<string>>;

/** Only what is in the pipeline itself needs the user's code. */
const finders: Readonly<Record<NameKind, Find>> = {
  environments: async ({ environments }) => environments,
  runners: async (project) => [...project.runners().map(({ name }) => name), ...runnersInstalled(project)],
  layers: layersOf,
  pipelines: (project) => project.pipelineNames(),
  entries: async (project) => Object.keys((await project.config('catalog')).entries),
  keys: keysOf,
  nodes: async (project, words) => (await pipelineOf(project, words)).nodes.map(({ name }) => name),
  tags: async (project, words) => (await pipelineOf(project, words)).nodes.flatMap(({ tags }) => tags),
  namespaces: async (project, words) => (await pipelineOf(project, words)).nodes.flatMap(({ namespace }) => namespace ?? []),
  datasets: async (project, words) => {
    const pipeline = await pipelineOf(project, words);
    return [...freeInputs(pipeline), ...pipeline.nodes.flatMap(({ outputs }) => outputs), ...freeOutputs(pipeline)];
  },
};

/** The names that `partial` could become; of a list with commas, those that its last name could become and that are not in it. */
export async function proposedNames(
  kind: NameKind,
  how: 'one' | 'many',
  partial: string,
  words: readonly string[],
): Promise<readonly string[]> {
  const given = how === 'many' ? partial.slice(0, partial.lastIndexOf(',') + 1) : '';
  const taken = new Set(given.split(','));
  const env = saidBehind(words, '--env', '-e');
  const confSource = saidBehind(words, '--conf-source');
  const root = findProject(process.cwd());
  const project = await openProject({ root, ...(env !== undefined && { env }), ...(confSource !== undefined && { confSource }) });
  const names = new Set(await finders[kind](project, words));
  return [...names].filter((name) => !taken.has(name)).map((name) => given + name);
}

/** What stands behind a flag. */
function saidBehind(words: readonly string[], ...flags: readonly string[]): string | undefined {
  const at = words.findLastIndex((word) => flags.includes(word));
  return at < 0 ? undefined : words[at + 1];
}

async function pipelineOf(project: Project, words: readonly string[]): Promise<Pipeline> {
  const name = saidBehind(words, '--pipeline', '--pipelines', '-p') ?? 'default';
  return (await project.load()).pipeline(name);
}

const runnersInstalled = ({ root }: Project): string[] =>
  installedPackages(root).flatMap(({ name }) => /^@leat\/runner-(.+)$/.exec(name)?.[1] ?? []);

async function layersOf(project: Project): Promise<string[]> {
  const names: string[] = [];
  for (const { name } of project.runners()) {
    const found = await project.runner({ runner: name }).catch(() => undefined);
    if (found?.tree.isLayer) names.push(name);
  }
  return names;
}

async function keysOf(project: Project): Promise<string[]> {
  const kinds = ['globals', 'parameters', 'credentials', 'catalog', 'runners'] as const;
  const found = await Promise.all(kinds.map(async (kind) => [kind, plainValue(await project.config(kind))] as const));
  return found.flatMap(([kind, value]) => (Object.keys(value).length === 0 ? [] : [kind, ...pathsOf(value, `${kind}.`)]));
}

function pathsOf(value: JsonObject, prefix: string): string[] {
  return (Object.entries(value) as [string, JsonValue][]).flatMap(([key, one]) => {
    const isGroup = typeof one === 'object' && one !== null && !Array.isArray(one);
    return [prefix + key, ...(isGroup ? pathsOf(one as JsonObject, `${prefix}${key}.`) : [])];
  });
}
