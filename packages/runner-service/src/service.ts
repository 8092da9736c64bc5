import {
  cancelled,
  childRun,
  LeatError,
  type Runner,
  type RunReport,
  type RunRequest,
  type RunResult,
  reportOf,
  resultOf,
} from '@leat/core';
import { startServer } from './http-server.ts';
import { invoker } from './invoke.ts';
import type { ServiceOptions } from './options.ts';
import { checkPort } from './port.ts';
import { readServed } from './served-pipeline.ts';
import { warmData } from './warm-data.ts';

/** Runs `first`, loads what requests share, listens, and ends when it is told to. */
export async function runService(options: ServiceOptions, runner: Runner, request: RunRequest): Promise<RunResult> {
  const token = options.token?.reveal(); // one that is missing refuses the run before anything is loaded
  const { select, keep: _, ...base } = request;
  if (select) throw new LeatError('WHOLE_PIPELINES', 'a service serves whole pipelines: run it without a selection of nodes');
  const host = options.host === 'localhost' ? '127.0.0.1' : options.host;
  await checkPort(host, options.port);
  const work = await request.load();
  const served = await readServed(options.serve, work, request.parameters);
  const needed = new Set([...served.values()].flatMap(({ inputs }) => inputs));

  const children: RunReport[] = [];
  let made: RunResult['outputs'] = new Map();
  if (options.first !== undefined) {
    const { nodes } = await work.pipeline(options.first);
    const keep = nodes.flatMap(({ outputs }) => outputs).filter((name) => needed.has(name));
    const result = await runner.run(childRun(base, 'first', { pipeline: options.first, keep }));
    if (result.status !== 'succeeded') return resultOf(request, result);
    children.push(reportOf(result));
    made = result.outputs;
  }
  const warm = await warmData(needed, [made, request.data, work.catalog]);
  if (request.signal.aborted) return cancelled(request, children);

  const invoke = invoker({ runner, request: base, served, warm });
  const server = await startServer({ host, port: options.port, bodyLimit: options.bodyLimit, token, invoke });
  request.emit({
    type: 'note',
    runId: request.runId,
    at: Date.now(),
    name: 'service/listening',
    data: { url: server.url, pipelines: [...served.keys()] },
  });
  await aborted(request.signal);
  await server.stop(request.signal.reason);
  return { runId: request.runId, status: 'succeeded', nodes: [], children, outputs: new Map() }; // to end is what it was told
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
