import { parse } from 'yaml';
import type { Answer, CaseFile, KedroCase } from '../case-file.ts';
import { type ConfFile, confFiles, environmentOf, isMapping, kinds, type Mapping, mappingIn } from '../conf-files.ts';

/** The folders that a case reads, base first. */
export function foldersOf(question: KedroCase): readonly string[] {
  const environment = environmentOf(question);
  return environment === 'base' ? ['base'] : ['base', environment];
}

class Refused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(answer.error);
    this.answer = answer;
  }
}

/** The files of a case put together by hand, as leat does it, and asked as one file of base, of which Kedro says the same; or the error that there is to be. */
export function configurationByHand(question: KedroCase, graphs: CaseFile['graphs']) {
  const { key = '', environment = {}, patterns: _, mergeStrategy: __, baseEnv: ___, defaultEnv: ____, ...rest } = question;
  if (!kinds.includes(key)) return { answer: { error: 'unknown_key' } };
  try {
    const texts = [key, 'globals'].map((kind) => {
      const all = mergedKind(question, kind);
      if (kind === 'parameters') merged(all, question.runtimeParams ?? {}, true);
      return [`base/${kind}.json`, JSON.stringify(withVariables(all, environment))] as const;
    });
    return { as: { ...rest, key, files: Object.fromEntries(texts), directories: ['base'], env: 'base' }, graphs };
  } catch (error) {
    if (error instanceof Refused) return { answer: error.answer };
    throw error;
  }
}

/** Whether leat refuses the catalog of a case: for an entry that is no mapping, credentials that there are not, or a placeholder that a pattern has not. */
export function refusesCatalog(question: KedroCase): boolean {
  const credentials = mergedKind(question, 'credentials');
  const isWrong = ([name, entry]: readonly [string, unknown]) => {
    if (!isMapping(entry)) return true;
    const { credentials: named } = entry;
    const used = JSON.stringify(entry).match(/(?<!\$)\{[A-Za-z_]\w*\}/g) ?? [];
    const isUnknown = typeof named === 'string' && !named.includes('${') && !(named in credentials);
    return isUnknown || (name.includes('{') && used.some((placeholder) => !name.includes(placeholder)));
  };
  return Object.entries(mergedKind(question, 'catalog')).some((entry) => !entry[0].startsWith('_') && isWrong(entry));
}

function mergedKind(question: KedroCase, kind: string): Mapping {
  const files = confFiles(question).filter((file) => file.kind === kind);
  const [base = {}, over = {}] = foldersOf(question).map((folder) => joined(files.filter((file) => file.folder === folder)));
  return merged(base, over, kind === 'parameters');
}

function joined(files: readonly ConfFile[]): Mapping {
  const all: Record<string, unknown> = {};
  for (const { text } of files) {
    for (const [key, value] of Object.entries(mappingIn(text) ?? {})) {
      if (key in all) throw new Refused({ error: 'duplicate_keys', mentions: [key] });
      all[key] = value;
    }
  }
  return all;
}

function merged(base: Mapping, over: Mapping, deeply: boolean): Mapping {
  const all: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = all[key];
    if (!Object.hasOwn(base, key)) all[key] = value;
    else if (value === null) delete all[key];
    else if (deeply && isMapping(below) && isMapping(value)) all[key] = merged(below, value, true);
    else if (deeply && below != null && isMapping(below) !== isMapping(value)) throw new Refused({ error: 'merge_clash' });
    else all[key] = value;
  }
  return all;
}

const variable = /\$\{env:\s*([^,${}]+?)\s*(?:,\s*([^${}]*))?\}/g;

/** With the values of variables in their places. */
function withVariables(value: unknown, environment: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((one) => withVariables(one, environment));
  if (isMapping(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withVariables(one, environment)]));
  if (typeof value !== 'string') return value;
  const [found, ...others] = value.matchAll(variable);
  if (!found) return value;
  const textOf = (name: string, fallback?: string) => environment[name] ?? fallback;
  if (others.length > 0 || found[0] !== value)
    return value.replace(variable, (reference, name, fallback) => textOf(name, fallback) ?? reference);
  const text = textOf(found[1]!, found[2]);
  return text === undefined ? value : parse(text);
}
