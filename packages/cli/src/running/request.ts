import { type Emit, memoryStore, type RunRequest } from '@leat/core';
import type { Project } from '@leat/project';
import type { RunSettings } from './settings.ts';

/** The pipeline that is meant when none is named. */
export const defaultPipeline = 'default';

/** The live things of a request. */
export interface RequestParts {
  readonly runId: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

/** The request for a run of a project. Nothing of the user is imported until its runner calls `load`. */
export function requestOf(project: Project, settings: RunSettings, { runId, emit, signal }: RequestParts): RunRequest {
  const { pipeline = defaultPipeline, select } = settings;
  return {
    runId,
    pipeline,
    parameters: project.parameters,
    ...(select && { select }),
    source: project.source,
    data: new Map(),
    load: () => project.load(),
    signal,
    emit,
    store: memoryStore(runId),
  };
}
