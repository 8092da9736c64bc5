import { parse } from 'yaml';
import type { Files, KedroCase } from '../case-file.ts';
import { type ConfFile, confFiles, environmentOf, isMapping, type Mapping, mappingIn } from '../conf-files.ts';
import { configurationByHand, foldersOf, refusesCatalog } from './configuration-by-hand.ts';
import type { Difference } from './difference.ts';
import { withoutPython } from './python-text.ts';

/** Files of configuration. The question instead is the same files put together by hand, as leat does it, in one file. */
export const configurationDifferences: readonly Difference[] = [
  difference({
    name: 'the kinds of configuration are fixed, and so are the names of their files',
    reason: 'every file of conf/ can be checked, and a misspelt name be noticed; other settings have their own files and readers',
    applies: ({ patterns }) => patterns !== undefined,
  }),
  difference({
    name: 'local may be absent',
    reason: 'it is for what is not committed, and so is absent after every checkout',
    applies: ({ expect, directories = [], baseEnv = 'base', ...question }) =>
      expect.error === 'missing_directory' && directories.includes(baseEnv) && environmentOf({ ...question, expect, baseEnv }) === 'local',
  }),
  difference({
    name: 'a kind without files is empty',
    reason: 'no parameters is a fact, not a failure',
    applies: ({ expect }) => expect.error === 'missing_files',
  }),
  {
    name: 'a reference is written from the top',
    reason: '`${.a}` would mean another value in each mapping that an anchor or an environment puts it into',
    applies: (question) => isConfig(question) && ownFiles(question).some(({ text }) => text.includes('${.')),
    instead: () => ({ answer: { error: 'relative_reference' } }),
  },
  {
    name: 'a file that is called nearly as one that is read is an error',
    reason: 'it was meant to be read, and Kedro passes over it in silence',
    applies: (question) => isConfig(question) && confFiles(question).some(isNearlyGlobals),
    instead: () => ({ answer: { error: 'unread_file' } }),
  },
  {
    name: 'values inside of a text are written as in YAML',
    reason: 'Kedro writes them as Python does: `True`, `None`, `1.0` for the number 1',
    applies: (question) =>
      isConfig(question) &&
      question.expect.error === undefined &&
      JSON.stringify(inYaml(question)) !== JSON.stringify(question.expect.config),
    instead: (question) => ({ answer: { config: inYaml(question) } }),
  },
  difference({
    name: 'YAML is 1.2',
    reason: '`yes`, `off` and `017` are what they look like',
    applies: (question) => ownFiles(question).some(({ path, text }) => !path.endsWith('.json') && isReadOtherwise(text)),
  }),
  difference({
    name: 'environment variables can be named everywhere, and are read as YAML when they are the whole value',
    reason: 'Kedro allows them in credentials only, and leaves `1` a text',
    applies: (question) =>
      question.expect.error !== 'environment_variable_not_set' &&
      ownFiles(question).some(({ text }) => text.includes('${env:')) &&
      (question.key !== 'credentials' || ownFiles(question).some(({ text }) => namesNoText(text, question.environment ?? {}))),
  }),
  difference({
    name: 'a key stands in one file of a folder',
    reason:
      'there is one place to look for it; in Kedro groups of parameters may be spread over files, and of names with "_" one wins by chance',
    applies: (question) =>
      (question.expect.error ?? 'duplicate_keys') === 'duplicate_keys' &&
      foldersOf(question).some((folder) => repeatedKey(ownFiles(question), folder) !== undefined),
  }),
  difference({
    name: '`null` over a value takes it out',
    reason: 'an environment must be able to remove what base says',
    applies: (question) => isOverBase(question, (below, above) => above === null && below !== undefined),
  }),
  difference({
    name: 'a group that meets a value is an error',
    reason: 'one of the two was meant to be called otherwise; Kedro lets the later win',
    applies: (question) => question.expect.error === undefined && question.key === 'parameters' && clashes(question),
  }),
  {
    name: 'parameters merge deeply',
    reason: 'an environment that changes one parameter of a group must not lose the others; nor must --params',
    applies: (question) => isConfig(question) && question.key === 'parameters' && !isSoft(question) && hasGroupOverGroup(question),
    instead: (question, graphs) =>
      question.deepMergeExpect ? { answer: question.deepMergeExpect } : configurationByHand(question, graphs),
  },
  difference({
    name: 'how files meet is fixed for each kind',
    reason: 'parameters and runners merge deeply, of all else an entry replaces an entry: a file reads the same in every project',
    applies: ({ key = '', mergeStrategy = {} }) =>
      key in mergeStrategy && (key === 'parameters') !== (mergeStrategy[key]!.toLowerCase() === 'soft'),
  }),
  difference({
    name: 'references are resolved after files are merged',
    reason: 'what base says can refer to what an environment says, and an environment to base',
    applies: (question) => refersAcross(question),
  }),
  {
    name: 'a catalog is checked when it is read',
    reason: 'entries that are no mappings, or name credentials or placeholders that there are not, are told before anything starts',
    applies: (question) =>
      isConfig(question) && question.key === 'catalog' && question.expect.error === undefined && refusesCatalog(question),
    instead: () => ({ answer: { error: 'bad_catalog' } }),
  },
];

function difference({ applies, ...rest }: Omit<Difference, 'instead' | 'applies'> & { applies(question: KedroCase): boolean }): Difference {
  return { ...rest, applies: (question) => isConfig(question) && applies(question), instead: configurationByHand };
}

const isConfig = ({ kind }: KedroCase): boolean => kind === 'config';
const ownFiles = (question: KedroCase) =>
  confFiles(question).filter(({ kind, folder }) => kind === question.key && foldersOf(question).includes(folder));
const isSoft = ({ mergeStrategy = {} }: KedroCase): boolean => mergeStrategy.parameters?.toLowerCase() === 'soft';

/** Kedro's answer as leat writes values into texts. */
function inYaml(question: KedroCase): unknown {
  const byHand = configurationByHand(question, {});
  const source = 'as' in byHand ? JSON.parse((byHand.as.files as Files)[`base/${question.key}.json`] ?? '{}') : {};
  return withoutPython(question.expect.config, source);
}

const isNearlyGlobals = ({ path, kind }: ConfFile): boolean =>
  kind === undefined && /\/(?!\.)(?:[^.][^/]*\/)*globals?[^/]*\.(ya?ml|json)$/.test(path);

function clashes(question: KedroCase): boolean {
  const byHand = configurationByHand(question, {});
  return 'answer' in byHand && byHand.answer.error === 'merge_clash';
}

/** Whether some value is another in YAML 1.1. Words of one letter are not, in Kedro's library; nor are dates. */
function isReadOtherwise(text: string): boolean {
  const ours = mappingIn(text);
  if (!ours) return false;
  try {
    return differ(parse(text, { version: '1.1', merge: true, logLevel: 'silent' }), ours);
  } catch {
    return false;
  }
}

function differ(other: unknown, ours: unknown): boolean {
  if (typeof ours !== 'object' || ours === null || typeof other !== 'object' || other === null)
    return other !== ours && !(other instanceof Date) && !(typeof ours === 'string' && /^[yn]$/i.test(ours));
  const others = Object.values(other);
  return Object.values(ours).some((value, index) => differ(others[index], value));
}

/** Whether a variable that is a whole value, or its default, reads as something else than text. */
function namesNoText(text: string, environment: Readonly<Record<string, string>>): boolean {
  const named = [...text.matchAll(/\$\{env:\s*([^,}]+?)\s*(?:,\s*([^}]*))?\}/g)];
  return named.some(([, name, fallback = '']) => typeof parse(environment[name!] ?? fallback) !== 'string');
}

function repeatedKey(files: ReturnType<typeof confFiles>, folder: string): string | undefined {
  const keys = files.filter((file) => file.folder === folder).flatMap(({ text }) => Object.keys(mappingIn(text) ?? {}));
  return keys.find((key, index) => keys.indexOf(key) !== index);
}

const inFolder = (question: KedroCase, folder: string): Mapping =>
  Object.assign(
    {},
    ...ownFiles(question)
      .filter((file) => file.folder === folder)
      .map(({ text }) => mappingIn(text)),
  );

/** Whether there is something in the environment, at any depth for parameters, that meets something in base in this way. */
function isOverBase(question: KedroCase, meets: (below: unknown, above: unknown) => boolean): boolean {
  const [base = '', environment] = foldersOf(question);
  if (environment === undefined) return false;
  const some = (below: Mapping, above: Mapping): boolean =>
    Object.keys(above).some((key) => {
      const [lower, upper] = [below[key], above[key]];
      if (!Object.hasOwn(below, key)) return false;
      return meets(lower, upper) || (question.key === 'parameters' && isMapping(lower) && isMapping(upper) && some(lower, upper));
    });
  return some(inFolder(question, base), inFolder(question, environment));
}

/** A group of base that the environment, or --params beside files of the environment, has as well. */
function hasGroupOverGroup(question: KedroCase): boolean {
  const [base = '', environment] = foldersOf(question);
  if (environment === undefined) return false;
  const over = inFolder(question, environment);
  if (!ownFiles(question).some(({ folder }) => folder === environment)) return false;
  return Object.entries(inFolder(question, base)).some(
    ([key, value]) => isMapping(value) && (key in over || key in (question.runtimeParams ?? {})),
  );
}

/** Whether a reference names what the other folder has, or has otherwise. */
function refersAcross(question: KedroCase): boolean {
  return ownFiles(question).some(({ folder, text }) => {
    const names = [...text.matchAll(/(?<!\\)\$\{([^:.,[\]{}$]+)(?=[.,[\]}])/g)].map(([, name]) => name!.trim());
    const others = foldersOf(question).filter((other) => other !== folder);
    return names.some((name) => others.some((other) => name in inFolder(question, other)));
  });
}
