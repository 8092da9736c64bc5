import { type Emit, memoryStore, type RunRequest } from '@leat/core';
import type { Project } from '@leat/project';
import type { RunFlags } from '../flags.ts';
import { selectionOf } from './selection.ts';

/** The pipeline that is meant when none is named. */
const defaultPipeline = 'default';

/** The live things of a request. */
export interface RequestParts {
  readonly runId: string;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

/** The request for a run of a project. Nothing of the user is imported until its runner calls `load`. */
export function requestOf(project: Project, flags: RunFlags, { runId, emit, signal }: RequestParts): RunRequest {
  const select = selectionOf(flags);
  return {
    runId,
    pipeline: flags.pipeline ?? defaultPipeline,
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
