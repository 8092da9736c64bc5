import { type JsonObject, memoryDataset, memoryStore, type RunEvent, type RunResult } from '@leat/core';
import { openProject } from '@leat/project';
import type { Service } from '../../src/documents.ts';

/** What to run of a project, and how. */
export interface RunOrder {
  readonly runner: string;
  /** Layers around it. */
  readonly layers?: readonly string[];
  readonly params: JsonObject;
  /** In place of the layer `stub`, so that the test sees what the service sees. */
  readonly service?: Service;
  /** Told of everything that happens; `abort` stops the run. */
  readonly onEvent?: (event: RunEvent, abort: () => void) => void;
}

/** Runs the whole project as a program would, by the runner that its `conf/` names. */
export async function runProject(root: string, { runner: name, layers, params, service, onEvent }: RunOrder): Promise<RunResult> {
  const project = await openProject({ root, params });
  const { plan } = await project.runner({ runner: name, ...(layers && { with: layers }) });
  await using runner = await project.build(plan);
  const controller = new AbortController();
  return await runner.run({
    runId: 'r1',
    pipeline: 'default',
    parameters: project.parameters,
    source: project.source,
    data: new Map(service ? [['service', memoryDataset({ url: service.url })]] : []),
    load: () => project.load(),
    signal: controller.signal,
    emit: (event) => onEvent?.(event, () => controller.abort()),
    store: memoryStore('r1'),
  });
}
