import { isSecret, type JsonObject, type JsonValue } from '@leat/core';
import type { Answer, KedroCase } from '../case-file.ts';
import { caseFolder, probe } from '../case-folder.ts';

/** Writes the catalog of a case for a project, whose types are read as one that loads its options. A type that is no plain text is for leat to judge. */
export function catalogFiles({ catalog = {}, credentials = {} }: KedroCase): Readonly<Record<string, string>> {
  const entries = Object.entries(catalog).map(([name, entry]) => [name, probed(entry)] as const);
  return {
    'conf/base/catalog.json': JSON.stringify(Object.fromEntries(entries)),
    'conf/base/credentials.json': JSON.stringify(credentials),
  };
}

/** What one name means in a catalog: the pattern it fits, and the options of the dataset that is made, credentials and all. */
export async function factoryAnswer(question: KedroCase): Promise<Answer> {
  const name = question.name!;
  await using folder = await caseFolder();
  await folder.write(catalogFiles(question));
  const project = await folder.project();
  const { entries, patterns, resolve } = await project.catalog();
  const dataset = (await project.load()).catalog.get(name);
  return {
    patterns: patterns.map((pattern) => pattern.name),
    matched: resolve(name)?.pattern ?? null,
    config: dataset ? configOf(dataset.load() as JsonObject) : null,
    inCatalog: dataset !== undefined,
    ...(entries.some((entry) => entry.name === name) && { explicit: true }),
  };
}

const kedroType = 'typeInKedro';

function probed(entry: JsonValue | undefined): JsonValue | undefined {
  if (!isMapping(entry) || typeof entry['type'] !== 'string' || entry['type'].includes('{')) return entry;
  const { type, ...options } = entry;
  return { ...options, type: probe, [kedroType]: type };
}

function configOf({ [kedroType]: type, ...options }: JsonObject): unknown {
  return { type, ...(revealed(options) as object) };
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
