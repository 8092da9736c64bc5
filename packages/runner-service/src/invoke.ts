import {
  childRun,
  type Dataset,
  type ErrorData,
  type JsonObject,
  type Runner,
  type RunRequest,
  type RunResult,
  suggest,
  toErrorData,
} from '@leat/core';
import { jsonFault } from './json-fault.ts';
import { type Answer, problem, quoted } from './problem.ts';
import { readBody } from './request-body.ts';
import type { ServedPipeline } from './served-pipeline.ts';
import { createTurns } from './turns.ts';

/** Runs one pipeline for one request. Never rejects. */
export type Invoke = (pipeline: string, body: unknown, signal: AbortSignal) => Promise<Answer>;

/** What all requests have in common. */
export interface Invoked {
  readonly runner: Runner;
  readonly request: RunRequest;
  readonly served: ReadonlyMap<string, ServedPipeline>;
  readonly warm: ReadonlyMap<string, Dataset>;
}

/** Answers requests, each by a run of its own. Its events go nowhere, for a service may have millions; a failure is a line of the log. */
export function invoker({ runner, request, served, warm }: Invoked): Invoke {
  const turns = createTurns();
  let count = 0;

  const log = (runId: string, pipeline: string, { name, message }: ErrorData) => {
    const text = `service: ${runId} of pipeline "${pipeline}": ${name}: ${message}`;
    request.emit({ type: 'log', runId: request.runId, at: Date.now(), stream: 'stderr', text });
  };

  const run = async ({ name, outputs }: ServedPipeline, data: ReadonlyMap<string, Dataset>, signal: AbortSignal): Promise<Answer> => {
    const own = childRun(request, `request-${++count}`, { pipeline: name, data, keep: outputs, signal, emit: () => {} });
    const { runId } = own;
    try {
      const result = await runner.run(own);
      if (result.status === 'succeeded') return await readOutputs(result);
      if (result.status === 'cancelled') return problem(503, 'the service is stopping', { runId });
      log(runId, name, result.error);
      return failure(runId, result);
    } catch (thrown) {
      log(runId, name, toErrorData(thrown));
      return problem(500, 'the run gave no answer; the log of the service says why', { runId });
    }
  };

  return async (name, body, signal) => {
    const pipeline = served.get(name);
    if (!pipeline) {
      return problem(404, `no pipeline ${quoted(name)} is served${suggest(name.slice(0, 100), served.keys())}`, {
        pipelines: [...served.keys()],
      });
    }
    const data = readBody(body, pipeline, warm);
    if ('status' in data) return data;
    const act = () => run(pipeline, data, signal);
    return pipeline.writes ? turns.take(act) : act();
  };
}

/** The node by name and nothing of its error: what it says may hold what a client must not see. */
function failure(runId: string, { nodes }: RunResult): Answer {
  const node = nodes.find(({ status }) => status === 'failed')?.node;
  const what = node === undefined ? 'the run failed' : `node ${quoted(node)} failed`;
  return problem(500, `${what}; the log of the service says why`, { runId, ...(node !== undefined && { node }) });
}

async function readOutputs({ runId, outputs }: RunResult): Promise<Answer> {
  const values: Record<string, unknown> = {};
  for (const [name, dataset] of outputs) {
    const value: unknown = await dataset.load();
    const fault = jsonFault(value);
    if (fault) {
      const where = fault.path ? ` at ${quoted(fault.path)}` : '';
      return problem(500, `output ${quoted(name)} is not JSON: there is ${fault.found}${where}`, { runId, output: name });
    }
    values[name] = value;
  }
  return { status: 200, body: { runId, outputs: values as JsonObject } };
}
