import {
  type Dataset,
  type ErrorData,
  type JsonObject,
  type RunReport,
  type RunRequest,
  type RunResult,
  reportOf,
  toErrorData,
} from '@leat/core';
import { readMetric } from './metric.ts';
import type { SweepOptions } from './options.ts';
import type { Trial } from './trials.ts';

/** A trial that has ended, and its number when there is a metric. */
export interface Ended {
  readonly trial: Trial;
  readonly result: RunResult;
  readonly value?: number;
}

/** What the trials came to. It holds all reports and only one result: a thousand trials must not hold a thousand models. */
export class Trials {
  readonly #options: SweepOptions;
  readonly #request: RunRequest;
  readonly #shared: ReadonlyMap<string, Dataset>;
  readonly #reports: RunReport[] = [];
  #best: Ended | undefined;
  #firstFailed: Ended | undefined;

  constructor(options: SweepOptions, request: RunRequest, shared: ReadonlyMap<string, Dataset>) {
    this.#options = options;
    this.#request = request;
    this.#shared = shared;
  }

  /** In the order of the trials, whatever the order they ended in. */
  get reports(): readonly RunReport[] {
    return Object.values(this.#reports);
  }

  /** The best trial, the last case without a metric, or the first failure when all have failed. */
  get chosen(): Ended {
    return (this.#best ?? this.#firstFailed)!;
  }

  /** Did the end come before all of `count` trials had run? */
  stopped(count: number): boolean {
    return this.reports.length < count || this.reports.some(({ status }) => status === 'cancelled');
  }

  /** Reads the metric and records the trial; durable once resolved. */
  async add(trial: Trial, result: RunResult): Promise<void> {
    const ended = await this.#judge(trial, result);
    const { status } = ended.result;
    this.#reports[trial.number - 1] = reportOf(ended.result);
    if (status !== 'succeeded') {
      if (!this.#firstFailed || trial.number < this.#firstFailed.trial.number) this.#firstFailed = ended;
    } else if (!this.#best || this.#better(ended, this.#best)) this.#best = ended;
    const { value } = ended;
    const entry: JsonObject = { trial: trial.number, parameters: trial.changes, ...(value !== undefined && { value }), status };
    await this.#request.store.append('trials', entry);
    this.#request.emit({ type: 'note', runId: this.#request.runId, at: Date.now(), name: 'sweep/trial', data: entry });
  }

  /** A trial whose metric is no number has failed, for it cannot be compared. */
  async #judge(trial: Trial, result: RunResult): Promise<Ended> {
    const { metric } = this.#options;
    if (metric === undefined || result.status !== 'succeeded') return { trial, result };
    try {
      const outputs = new Map([...this.#shared, ...result.outputs]);
      return { trial, result, value: await readMetric(metric, this.#request.pipeline, outputs) };
    } catch (thrown) {
      const error: ErrorData = toErrorData(thrown);
      return { trial, result: { ...result, status: 'failed', error } };
    }
  }

  /** Equal values: the earlier trial, so that the result does not depend on which ended first. */
  #better(one: Ended, other: Ended): boolean {
    if (one.value === undefined || other.value === undefined) return one.trial.number > other.trial.number;
    const ahead = this.#options.goal === 'minimize' ? other.value - one.value : one.value - other.value;
    return ahead > 0 || (ahead === 0 && one.trial.number < other.trial.number);
  }
}
