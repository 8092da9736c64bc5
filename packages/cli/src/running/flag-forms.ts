import type { JsonObject, Selection } from '@leat/core';
import type { RunnerSet } from '@leat/project';

/** What a flag takes: a text, names with commas between them, values by name, or nothing. */
export type FlagForm = 'text' | 'names' | 'values' | 'switch';

/** Every flag that can also stand in a run file, under the same name. */
export const forms = {
  pipeline: 'names',
  pipelines: 'names',
  env: 'text',
  runner: 'text',
  with: 'names',
  runnerSet: 'values',
  params: 'values',
  nodes: 'names',
  tags: 'names',
  namespaces: 'names',
  fromNodes: 'names',
  toNodes: 'names',
  fromInputs: 'names',
  toOutputs: 'names',
  loadVersions: 'values',
  confSource: 'text',
  dryRun: 'switch',
  json: 'switch',
  quiet: 'switch',
  verbose: 'switch',
} as const satisfies Readonly<Record<string, FlagForm>>;

/** The flags as they are meant, node filters among them, but for the pipeline. */
export interface Settings extends Selection {
  readonly env?: string;
  readonly confSource?: string;
  readonly params?: JsonObject;
  readonly runnerSet?: RunnerSet;
  readonly loadVersions?: Readonly<Record<string, string>>;
  readonly runner?: string;
  readonly with?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}
