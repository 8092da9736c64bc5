import { errorText } from '../answers/steps.ts';
import type { Answer, Files, KedroCase, Step } from '../case-file.ts';
import type { Difference } from './difference.ts';

/** Versions and partitions. */
export const datasetDifferences: readonly Difference[] = [
  {
    name: 'a version can be saved again',
    reason:
      'one run has one version, and a node that is tried again saves it again; a save is whole or nothing, so nothing half is replaced',
    applies: ({ kind, expect }) => kind === 'version' && resultsIn(expect).includes('error: save_path_exists'),
    instead: (question) => ({ answer: versionsByHand(question) }),
  },
  {
    name: 'who loads another version than was saved is not warned',
    reason: 'a version that is pinned is pinned on purpose, and the location of a dataset names its version',
    applies: ({ kind, expect }) => kind === 'version' && resultsIn(expect).some((result) => String(result).startsWith('warning: ')),
    instead: (question) => ({ answer: versionsByHand(question) }),
  },
  {
    name: 'a file where the folder of versions should be is an error for who asks whether it exists, too',
    reason: '"no" would be followed by a save that cannot be',
    applies: ({ kind, versioned, filepath, files, steps = [] }) =>
      kind === 'version' && versioned === true && steps.includes('exists') && (files as readonly string[]).includes(filepath!),
    instead: (question) => ({ answer: versionsByHand(question) }),
  },
  {
    name: 'whether there are partitions is looked at every time',
    reason: 'Kedro remembers it until the next load or save, and so does not see what other programs have written',
    applies: ({ kind, steps = [] }) => kind === 'partitioned' && asksAgainAfterWrite(steps),
    instead: (question) => ({ answer: partitionsByHand(question) }),
  },
  {
    name: 'overwriting partitions removes partitions alone',
    reason: 'Kedro removes the folder, with files in it that are no partitions',
    applies: ({ kind, overwrite, suffix = '', files }) =>
      kind === 'partitioned' && overwrite === true && Object.keys(files!).some((file) => !file.endsWith(suffix)),
    instead: (question) => ({ answer: partitionsByHand(question) }),
  },
  {
    name: 'the ids of partitions are checked before any is written',
    reason: 'Kedro has written those before the one that it refuses',
    applies: ({ kind, steps = [] }) =>
      kind === 'partitioned' &&
      steps.some(
        (step) => typeof step === 'object' && 'save' in step && Object.keys(step.save).length > 1 && Object.keys(step.save).some(isOutside),
      ),
    instead: (question) => ({ answer: partitionsByHand(question) }),
  },
  {
    name: 'what is confirmed is what was loaded',
    reason: 'without a load, Kedro confirms whatever is there now, which no node has seen',
    applies: ({ kind, steps = [] }) => kind === 'incremental' && confirmsUnloaded(steps),
    instead: (question) => ({ answer: incrementsByHand(question) }),
  },
  {
    name: 'a load gives what is new now',
    reason: 'Kedro keeps its first listing until the dataset is released, and gives again what was confirmed',
    applies: ({ kind, steps = [] }) => kind === 'incremental' && looksTwice(steps),
    instead: (question) => ({ answer: incrementsByHand(question) }),
  },
  {
    name: 'files whose names sort before those that were loaded are not missed',
    reason: 'leat keeps a manifest of all that was confirmed, Kedro the last name alone',
    applies: ({ kind, files, steps = [] }) =>
      kind === 'incremental' && steps.some((step) => isWrite(step) && !isLast(step.write, files as Files)),
    instead: (question) => ({ answer: incrementsByHand(question) }),
  },
];

const resultsIn = (expect: Answer): readonly unknown[] => (expect.results ?? []) as readonly unknown[];
const isOutside = (id: string): boolean => id.split('/').includes('..');
const isWrite = (step: Step): step is { readonly write: string } => typeof step === 'object' && 'write' in step;
const isLast = (path: string, files: Files): boolean => Object.keys(files).every((file) => file < path || file.endsWith('CHECKPOINT'));

function asksAgainAfterWrite(steps: readonly Step[]): boolean {
  const written = steps.findIndex(isWrite);
  return written > 0 && steps.slice(0, written).includes('exists') && steps.slice(written).includes('exists');
}

function confirmsUnloaded(steps: readonly Step[]): boolean {
  return steps.some((step, index) => {
    if (step !== 'confirm') return false;
    const before = steps.slice(0, index);
    return before.findLastIndex((one) => one === 'load') <= before.findLastIndex((one) => one === 'release' || one === 'confirm');
  });
}

/** Whether there is something to see at a second look, with no release before it. */
function looksTwice(steps: readonly Step[]): boolean {
  let seen: 'nothing' | 'this' | 'other' = 'nothing';
  for (const step of steps) {
    const looks = step === 'load' || step === 'exists';
    if (looks && seen === 'other') return true;
    if (looks) seen = 'this';
    else if (step === 'release') seen = 'nothing';
    else if (seen === 'this') seen = 'other';
  }
  return false;
}

class Refused extends Error {}

function doByHand({ steps = [], expect }: KedroCase, act: (step: Step) => unknown): readonly unknown[] {
  return steps.map((step, index) => {
    try {
      return act(step);
    } catch (error) {
      if (error instanceof Refused) return errorText(error.message, resultsIn(expect)[index]);
      throw error;
    }
  });
}

function versionsByHand(question: KedroCase): Answer {
  const { filepath = '', versioned, load, save = 'now' } = question;
  const files = new Map((question.files as readonly string[]).map((file) => [file, file]));
  const last = filepath.split('/').at(-1);
  const at = (version: string) => (versioned ? `${filepath}/${version}/${last}` : filepath);
  let known: string | undefined;

  const versions = () => [...files.keys()].map((file) => file.split('/').at(-2)!).filter((version) => files.has(at(version)));
  const check = (version: string) => {
    if (/^\.{0,2}$|[/\\]/.test(version)) throw new Refused('BAD_VERSION');
  };
  const chosen = () => {
    if (load !== undefined) check(load);
    else if (files.has(filepath)) throw new Refused('NOT_VERSIONED');
    return load ?? versions().sort().at(-1);
  };
  const content = () => {
    if (versioned) known ??= chosen();
    const text = files.get(at(known ?? ''));
    if (text === undefined) throw new Refused('NO_VALUE');
    return text;
  };
  const results = doByHand(question, (step) => {
    if (step === 'load') return content();
    if (step === 'versions') return versioned ? versions().sort().reverse() : [];
    if (step === 'exists') {
      if (versioned) chosen();
      return files.has(at(known ?? chosen() ?? ''));
    }
    if (isWrite(step)) files.set(step.write, step.write);
    else known = undefined;
    if (step !== 'save') return 'ok';
    if (versioned) check(save);
    if (versioned && files.has(filepath)) throw new Refused('NOT_VERSIONED');
    files.set(at(save), 'saved');
    return 'saved';
  });
  return { results, files: [...files.keys()].sort() };
}

function partitionsByHand(question: KedroCase): Answer {
  const { suffix = '', overwrite } = question;
  const files = new Map(Object.entries(question.files as Files));
  const partitions = () => [...files].filter(([file]) => file.endsWith(suffix)).sort();
  const idOf = (file: string) => file.slice('data/'.length, file.length - suffix.length);
  const results = doByHand(question, (step) => {
    if (step === 'exists') return partitions().length > 0;
    if (step === 'load') {
      if (partitions().length === 0) throw new Refused('NO_VALUE');
      return Object.fromEntries(partitions().map(([file, text]) => [idOf(file), text]));
    }
    if (isWrite(step)) files.set(step.write, 'new');
    else if (typeof step === 'object') {
      if (Object.keys(step.save).some(isOutside)) throw new Refused('BAD_PARTITION');
      if (overwrite) for (const [file] of partitions()) files.delete(file);
      for (const [id, text] of Object.entries(step.save)) files.set(`data/${id}${suffix}`, text);
    }
    return 'ok';
  });
  return { results, files: Object.fromEntries(files) };
}

function incrementsByHand(question: KedroCase): Answer {
  const { suffix = '', checkpoint: forced } = question;
  const { 'data/CHECKPOINT': checkpoint, ...given } = question.files as Files;
  const files = new Map(Object.entries(given));
  const idOf = (file: string) => file.slice('data/'.length, file.length - suffix.length);
  const ids = () => [...files.keys()].filter((file) => file.endsWith(suffix)).map(idOf);
  const last = forced ?? checkpoint ?? '';
  const processed = new Set([...ids().filter((id) => id <= last), last]);
  let told = checkpoint;
  let loaded: readonly string[] = [];
  const fresh = () => ids().filter((id) => !processed.has(id));
  const results = doByHand(question, (step) => {
    if (step === 'exists') return fresh().length > 0;
    if (step === 'load') {
      loaded = fresh();
      return Object.fromEntries(loaded.map((id) => [id, files.get(`data/${id}${suffix}`)]));
    }
    if (step === 'confirm' && loaded.length > 0) {
      for (const id of loaded) processed.add(id);
      told = [...processed].sort().at(-1);
      loaded = [];
    }
    if (isWrite(step)) files.set(step.write, 'new');
    else if (typeof step === 'object') for (const [id, text] of Object.entries(step.save)) files.set(`data/${id}${suffix}`, text);
    return 'ok';
  });
  return { results, files: { ...Object.fromEntries(files), ...(told !== undefined && { 'data/CHECKPOINT': told }) } };
}
