import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Dataset,
  type JsonObject,
  memoryDataset,
  memoryStore,
  openSource,
  type RunEvent,
  type Runner,
  type RunnerPlan,
  type RunRequest,
  type RunResult,
  type RunSource,
} from '@leat/core';
import { onInnermost } from './plans.ts';
import type { Subject } from './subject.ts';
import type { HookName } from './work/hooks.ts';
import { countOf, type Mark, marksOf } from './work/marks.ts';

/** What a promise changes of the subject before it runs anything. */
export interface Setting {
  /** Options for what executes the nodes, innermost in the plan. */
  readonly policy?: JsonObject;
  readonly hooks?: HookName;
  /** Another plan than the subject's. */
  readonly plan?: RunnerPlan;
}

/** A request and everything that is emitted for it. */
interface Staged {
  readonly request: RunRequest;
  readonly events: RunEvent[];
}

/** A run that ended. */
interface Ran {
  readonly result: RunResult;
  readonly events: readonly RunEvent[];
  /** Milliseconds. */
  readonly took: number;
}

/** A folder, a source in it and the runner under test, for one promise. */
export interface Stage extends AsyncDisposable {
  readonly folder: string;
  readonly source: RunSource;
  readonly runner: Runner;
  request(pipeline: string, changes?: Partial<RunRequest>): Staged;
  run(pipeline: string, changes?: Partial<RunRequest>): Promise<Ran>;
  marks(): readonly Mark[];
  /** How often it was marked. */
  count(what: string): number;
}

/** Prepares one promise; disposing it disposes the runner, then the folder. */
export async function openStage(subject: Subject, { policy, hooks, plan = subject.plan }: Setting = {}): Promise<Stage> {
  await using held = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'leat-conformance-'));
  held.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await writeFile(join(folder, 'revision'), 'one');
  const source: RunSource = {
    root: subject.root,
    module: '@leat/conformance/work',
    export: 'openWork',
    arguments: { folder, types: subject.types, ...(hooks && { hooks }) },
    revision: 'one',
  };
  const opened = await openSource(source);
  const runner = held.use(await opened.runner(policy ? onInnermost(plan, policy) : plan));
  let runs = 0;
  const request: Stage['request'] = (pipeline, changes) => {
    const runId = `run-${++runs}`;
    const events: RunEvent[] = [];
    return {
      events,
      request: {
        runId,
        pipeline,
        parameters: {},
        data: new Map(),
        source,
        load: () => opened.load(),
        signal: new AbortController().signal,
        emit: (event) => void events.push(event),
        store: memoryStore(runId),
        ...changes,
      },
    };
  };
  const stack = held.move();
  return {
    folder,
    source,
    runner,
    request,
    async run(pipeline, changes) {
      const staged = request(pipeline, changes);
      const began = performance.now();
      const result = await runner.run(staged.request);
      return { result, events: staged.events, took: performance.now() - began };
    },
    marks: () => marksOf(folder),
    count: (what) => countOf(folder, what),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Values as the data of a request. */
export const dataOf = (values: Readonly<Record<string, unknown>>): ReadonlyMap<string, Dataset> =>
  new Map(Object.entries(values).map(([name, value]) => [name, memoryDataset(value)]));
