import { isSecret, type JsonObject, type JsonValue } from '@leat/core';
import { type LocatedMap, plainValue } from '@leat/project';
import type { Answer, Files, KedroCase } from '../case-file.ts';
import { caseFolder, probe } from '../case-folder.ts';

/** The catalog of a case as files of a project, with the types that leat has for Kedro's: without more, one that loads its own options. A type with placeholders is for leat to judge. */
export function catalogFiles({ catalog = {}, credentials = {} }: KedroCase, typeFor = (_: string): string => probe): Files {
  const entries = Object.entries(catalog).map(([name, entry]) => [name, retyped(entry, typeFor)] as const);
  return {
    'conf/base/catalog.json': written(Object.fromEntries(entries)),
    'conf/base/credentials.json': written(credentials),
  };
}

/** What is read back as it is: there are no references in it. */
const written = (value: JsonObject): string => JSON.stringify(value).replaceAll('${', '\\\\${');

/** What one name means in a catalog: the pattern it fits, and the options of the dataset that is made, credentials and all. */
export async function factoryAnswer(question: KedroCase): Promise<Answer> {
  const name = question.name!;
  await using folder = await caseFolder();
  await folder.write(catalogFiles(question));
  const project = await folder.project();
  const { entries, patterns, resolve } = await project.catalog();
  const found = resolve(name);
  const dataset = (await project.load()).catalog.get(name);
  return {
    patterns: patterns.map((pattern) => pattern.name),
    matched: found?.pattern ?? null,
    config: dataset ? configOf(dataset.load() as JsonObject, found!.options) : null,
    inCatalog: dataset !== undefined,
    ...(entries.some((entry) => entry.name === name) && { explicit: true }),
  };
}

const kedroType = 'typeInKedro';

function retyped(entry: JsonValue | undefined, typeFor: (type: string) => string): JsonValue | undefined {
  if (!isMapping(entry) || typeof entry.type !== 'string' || entry.type.includes('{')) return entry;
  const { type, ...options } = entry;
  const ours = typeFor(type as string);
  return { ...options, type: ours, ...(ours === probe && { [kedroType]: type }) };
}

/** The options as Kedro says them; `metadata` is for people, and no dataset sees it. */
function configOf({ [kedroType]: type, ...options }: JsonObject, declared: LocatedMap): unknown {
  const { metadata } = plainValue(declared);
  return { type, ...(revealed(options) as object), ...(metadata !== undefined && { metadata }) };
}

/** Texts of credentials as they are. */
export function revealed(value: unknown): unknown {
  if (isSecret(value)) return value.reveal();
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revealed(one)]));
}

const isMapping = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
