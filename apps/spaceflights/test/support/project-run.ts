import {
  type Dataset,
  type JsonObject,
  memoryDataset,
  memoryStore,
  type RunEvent,
  type Runner,
  type RunRequest,
  type RunResult,
} from '@leat/core';
import { type DescribedRunner, openProject } from '@leat/project';

/** What to run of a project, and how. */
export interface RunOrder {
  readonly runner: string;
  readonly pipeline: string;
  /** As `--params` gives them. */
  readonly params?: JsonObject;
  /** Values laid over the catalog. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly keep?: readonly string[];
}

/** A runner of a project, and the request for it. */
export interface PreparedRun extends AsyncDisposable {
  readonly described: DescribedRunner;
  readonly runner: Runner;
  readonly request: RunRequest;
  readonly events: readonly RunEvent[];
  start(): Promise<RunResult>;
  abort(reason?: unknown): void;
  /** The first event of this kind, past or to come; rejects when the run ends without one. */
  until(matches: (event: RunEvent) => boolean): Promise<RunEvent>;
}

/** Opens a project as a program would, and builds the runner that its `conf/` names. */
export async function prepareRun(root: string, { runner: name, pipeline, params, data = {}, keep }: RunOrder): Promise<PreparedRun> {
  const project = await openProject({ root, ...(params && { params }) });
  const described = await project.runner({ runner: name });
  const runner = await project.build(described.plan);
  const events: RunEvent[] = [];
  const watchers = new Set<(event: RunEvent) => void>();
  const controller = new AbortController();
  let running: Promise<RunResult> | undefined;
  const datasets: [string, Dataset][] = Object.entries(data).map(([key, value]) => [key, memoryDataset(value)]);
  const request: RunRequest = {
    runId: 'r1',
    pipeline,
    parameters: project.parameters,
    ...(keep && { keep }),
    source: project.source,
    data: new Map(datasets),
    load: () => project.load(),
    signal: controller.signal,
    emit(event) {
      events.push(event);
      for (const watch of watchers) watch(event);
    },
    store: memoryStore('r1'),
  };
  return {
    described,
    runner,
    request,
    events,
    start: () => (running ??= runner.run(request)),
    abort: (reason) => controller.abort(reason),
    async until(matches) {
      const { promise, resolve, reject } = Promise.withResolvers<RunEvent>();
      const watch = (event: RunEvent) => void (matches(event) && resolve(event));
      watchers.add(watch);
      events.forEach(watch);
      running?.then(() => reject(new Error('the run ended, and what was waited for has not happened')), reject);
      return promise.finally(() => watchers.delete(watch));
    },
    [Symbol.asyncDispose]: () => runner[Symbol.asyncDispose](),
  };
}

/** What an event says, on one line: its run, its kind, what it is about, how that ended. */
export function eventLine(event: RunEvent): string {
  const { runId, type } = event;
  if (type === 'run.started') return `${runId} ${type} ${event.runner}`;
  if (type === 'run.planned') return `${runId} ${type} ${event.nodes.join(',')}`;
  if (type === 'run.finished') return `${runId} ${type} ${event.status}`;
  if (type === 'node.started') return `${runId} ${type} ${event.node}`;
  if (type === 'node.finished') return `${runId} ${type} ${event.node} ${event.status}`;
  if (type === 'note') return `${runId} ${type} ${event.name}`;
  if (type === 'log') return `${runId} ${type} ${event.text}`;
  return `${runId} ${type}`;
}
