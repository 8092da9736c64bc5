import assert from 'node:assert/strict';
import { expect, test } from 'vitest';
import { promises, type Subject } from '../src/index.ts';
import { brokenExecutor, brokenLasting, brokenWrapper, misreporting } from './subjects.ts';

/** What is wrong with a runner, the promise that notices, and some of its words: it must be noticed for what it is. */
type Mutant = readonly [name: string, promise: number, words: string];

const wrappers: readonly Mutant[] = [
  ['dropsSignal', 23, 'ended "succeeded" and not "cancelled"'],
  ['dropsSignal', 42, 'stopping took longer than'],
  ['dropsParameters', 17, 'unknown parameter "model.alpha"'],
  ['dropsData', 16, '2 !== 42'],
  ['dropsSelection', 53, "'three'"],
  ['dropsKeep', 14, "'third'"],
  ['dropsEvents', 56, "'one'"],
  ['dropsProgress', 47, 'progress'],
  ['dropsOutputs', 15, 'output "sum" is missing'],
  ['dropsOutputs', 52, 'output "doubled" is missing'],
  ['dropsChildren', 61, 'there are no children in the report'],
  ['swallowsFailure', 2, 'ended "succeeded" and not "failed"'],
  ['rejectsInsteadOfFailing', 2, 'no flour left'],
  ['losesClassName', 4, "'OutOfFlour'"],
  ['losesReason', 26, "'RangeError'"],
  ['holdsLiveErrors', 7, 'deep-equal'],
  ['outputsDieWithIt', 15, 'undefined !== 2'],
  ['reusesRunId', 41, 'the id of a run under way, "run-1"'],
  ['reusesChildId', 36, 'an id was used twice'],
  ['loadsBeforeItsInner', 43, '1 !== 0'],
  ['disposesItsInner', 41, 'the inner was disposed'],
  ['neverDisposes', 40, 'was still alive after'],
  ['leavesItsListener', 29, '6 !== 0'],
  ['changesItsRequest', 45, 'trial'],
  ['triesRefusalsAgain', 62, 'a refusal was tried again'],
  ['failsInsteadOfRefusing', 5, 'Missing expected rejection'],
  ['remembersTheFirstData', 68, 'deep-equal'],
  ['losesReason', 73, 'closing'],
  ['leavesItsInnerRunning', 42, 'no run inside was told of'],
];

const executors: readonly Mutant[] = [
  ['oneNodeTooMany', 10, '4 nodes were running at once, and 3 may'],
  ['oneNodeTooMany', 50, '4 nodes were running at once, and 3 may'],
  ['oneAtATime', 9, 'only one node at a time was running'],
  ['hidesTheSignal', 25, '0 !== 1'],
  ['hidesTheSignal', 30, 'a running node was not told'],
  ['doesNotWait', 8, 'nothing has been saved in it'],
  ['losesErrorClass', 4, "'OutOfFlour'"],
  ['executesTwice', 1, '2 !== 1'],
  ['swallowsThrownUndefined', 3, 'ended "succeeded" and not "failed"'],
  ['copiesInsteadOfFreezing', 44, 'ended "succeeded" and not "failed"'],
  ['sendsJson', 22, 'numbers is not iterable'],
  ['sendsJson', 46, 'not-a-number'],
  ['keepsChunksOfFailures', 54, "'1,2,1,2,3'"],
  ['sharesMemory', 19, 'deep-equal'],
  ['ignoresData', 16, '2 !== 42'],
  ['releasesWhatItWasGiven', 18, "'released'"],
  ['releasesOutputs', 13, '2 !== 1'],
  ['sendsJson', 20, 'is not a function'],
  ['forgetsToConfirm', 69, '0 !== 1'],
  ['savesEveryChunk', 21, "'4'"],
  ['savesEveryChunk', 71, 'deep-equal'],
  ['looksAtEveryNode', 12, 'ten times the nodes took'],
  ['loadsForEachNode', 8, 'nothing has been saved in it'],
  ['takesAnyOption', 57, 'Missing expected rejection'],
];

const misreporters: readonly Mutant[] = [
  ['forgetsSkippedNodes', 30, 'after-fail'],
  ['forgetsSkippedNodes', 31, 'after-work'],
  ['forgetsSkippedNodes', 32, 'after-fail'],
  ['countsOneAttempt', 33, '1 !== 3'],
  ['reportsTwice', 1, 'deep-equal'],
  ['tellsEndsTwice', 27, 'the node ended twice in one run'],
  ['tellsEndsTwice', 56, 'undefined'],
  ['hidesTheEnd', 34, 'the last of "run-1/inner"'],
  ['hidesThePlan', 56, 'started and was not planned'],
  ['tellsUnderItsOwnId', 34, 'run.started of "run-1"'],
  ['passesAbortsLate', 24, 'ended "succeeded" and not "cancelled"'],
  ['passesAbortsLate', 28, 'ending the wait took longer than'],
];

const lasting: readonly Mutant[] = [
  ['endsCancelled', 63, 'ended "cancelled" and not "succeeded"'],
  ['waitsForAnotherAbort', 66, 'stopping took longer than'],
  ['hidesThatItLasts', 67, 'not marked endless'],
];

test.concurrent.each(wrappers)('the wrapper that %s is caught by promise %i', (name, id, words) => caught(id, brokenWrapper(name), words));

test.concurrent.each(misreporters)('the wrapper that %s is caught by promise %i', (name, id, words) =>
  caught(id, misreporting(name), words),
);

test.concurrent.each(executors)('the executor that %s is caught by promise %i', (name, id, words) =>
  caught(id, brokenExecutor(name), words),
);

test.concurrent.each(lasting)('the runner without an end that %s is caught by promise %i', (name, id, words) =>
  caught(id, brokenLasting(name), words),
);

async function caught(id: number, subject: Subject, words: string): Promise<void> {
  const promise = promises.find((each) => each.id === id);
  assert.ok(promise, `there is no promise ${id}`);
  assert.ok(promise.applies(subject), `promise ${id} is not made by this kind of runner`);
  const broken: unknown = await promise.check(subject).then(
    () => 'nobody noticed',
    (error: unknown) => error,
  );
  expect(String(broken)).toContain(words);
}
