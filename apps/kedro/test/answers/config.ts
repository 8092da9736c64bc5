import type { JsonObject } from '@leat/core';
import { plainValue } from '@leat/project';
import type { Answer, Files, KedroCase } from '../case-file.ts';
import { type CaseFolder, caseFolder, probe } from '../case-folder.ts';
import { confFiles, environmentOf, isMapping, mappingIn } from '../conf-files.ts';
import { revealed } from './factory.ts';

type Kind = Parameters<Awaited<ReturnType<CaseFolder['project']>>['config']>[0];

/** One kind of configuration, as it is read from the files of a case. */
export async function configAnswer(question: KedroCase): Promise<Answer> {
  const { key, directories = [], runtimeParams: params } = question;
  using _ = setVariables(question.environment ?? {});
  await using folder = await caseFolder();
  await folder.makeFolders(['conf', ...directories.map((directory) => `conf/${directory === question.baseEnv ? 'base' : directory}`)]);
  for (const { path, kind, text } of confFiles(question)) await folder.write({ [`conf/${path}`]: kind === 'catalog' ? typed(text) : text });

  const options = { env: environmentOf(question), ...(params && { params }) };
  const project = await folder.project(options);
  if (key === 'credentials') return { config: await credentials(folder, options) };
  const config = plainValue(await project.config(key as Kind));
  return { config: key === 'catalog' ? untyped(config) : config };
}

/** Credentials are shown to nobody, so a dataset is made of each. */
async function credentials(folder: CaseFolder, options: { readonly env: string }): Promise<Files> {
  const names = Object.keys((await (await folder.project(options)).config('credentials')).entries);
  const probes = names.map((name) => [`of ${name}`, { type: probe, credentials: name }] as const);
  await folder.write({ 'conf/base/catalog-of-case.json': JSON.stringify(Object.fromEntries(probes)) });
  const { catalog } = await (await folder.project(options)).load();
  const values = names.map((name) => [name, revealed((catalog.get(`of ${name}`)!.load() as { credentials: unknown }).credentials)]);
  return Object.fromEntries(values) as Files;
}

const noType = 'a type was not written';

/** A catalog whose entries all have a type, which leat asks for as soon as it reads one. */
function typed(text: string): string {
  const catalog = mappingIn(text);
  const lacks = (name: string, entry: unknown): boolean => isMapping(entry) && !('type' in entry) && !name.startsWith('_');
  if (!catalog || !Object.entries(catalog).some(([name, entry]) => lacks(name, entry))) return text;
  const entries = Object.entries(catalog).map(([name, entry]) => [
    name,
    lacks(name, entry) ? { ...(entry as object), type: noType } : entry,
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

function untyped(catalog: JsonObject): unknown {
  const entries = Object.entries(catalog).map(([name, entry]) => {
    if (!isMapping(entry) || entry.type !== noType) return [name, entry];
    const { type: _, ...options } = entry;
    return [name, options];
  });
  return Object.fromEntries(entries);
}

function setVariables(variables: Readonly<Record<string, string>>): Disposable {
  delete process.env.LEAT_ENV;
  Object.assign(process.env, variables);
  return {
    [Symbol.dispose]() {
      for (const name of Object.keys(variables)) delete process.env[name];
    },
  };
}
