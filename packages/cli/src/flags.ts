import type { FlagParametersForType } from '@stricli/core';

/** Which project configuration a command looks at. */
export interface ProjectFlags {
  readonly env?: string;
  readonly params?: string;
  readonly runnerSet?: string;
}

/** What `leat run` takes. */
export interface RunFlags extends ProjectFlags {
  readonly pipeline?: string;
  readonly runner?: string;
  readonly with?: readonly string[];
  readonly nodes?: readonly string[];
  readonly tags?: readonly string[];
  readonly namespaces?: readonly string[];
  readonly fromNodes?: readonly string[];
  readonly toNodes?: readonly string[];
  readonly fromInputs?: readonly string[];
  readonly toOutputs?: readonly string[];
  readonly json: boolean;
  readonly verbose: boolean;
}

const text = (brief: string, placeholder: string) => ({ kind: 'parsed', parse: String, optional: true, brief, placeholder }) as const;

const parseList = (given: string): readonly string[] =>
  given
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const list = (brief: string) => ({ kind: 'parsed', parse: parseList, optional: true, brief, placeholder: 'a,b' }) as const;

export const projectFlags: FlagParametersForType<ProjectFlags> = {
  env: text('Environment: the folder of conf/ over conf/base', 'name'),
  params: text('Parameters for this run, over those of conf/', 'a.b=1,c=[2]'),
  runnerSet: text('Options of runners for this run', 'tune.trials=20'),
};

export const runFlags: FlagParametersForType<RunFlags> = {
  pipeline: text('Pipeline; without it "default", or the sum of all', 'name'),
  env: projectFlags.env,
  runner: text('Runner: an entry of runners.yml, or anything "type:" takes', 'name'),
  with: list('Layers around the runner, outermost first'),
  runnerSet: projectFlags.runnerSet,
  params: projectFlags.params,
  nodes: list('Only these nodes'),
  tags: list('Only nodes with any of these tags'),
  namespaces: list('Only nodes in these namespaces'),
  fromNodes: list('Only these nodes and what depends on them'),
  toNodes: list('Only these nodes and what they depend on'),
  fromInputs: list('Only nodes that read these datasets and what depends on them'),
  toOutputs: list('Only nodes that make these datasets and what they depend on'),
  json: { kind: 'boolean', default: false, withNegated: false, brief: 'Print events and the result as JSON lines' },
  verbose: { kind: 'boolean', default: false, withNegated: false, brief: 'Print stacks, and the nodes of every run' },
};
