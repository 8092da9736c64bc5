import { filter, isLeatError, isParameter, type Node, ordered, type Pipeline, parameterOf, type Runner, type Work } from '@leat/core';
import type { DescribedRunner, Project } from '@leat/project';
import type { Context } from '../context.ts';
import { jsonLine } from '../report/json-line.ts';
import { dryCheck } from '../running/dry-check.ts';
import { exitCodes } from '../running/exit-code.ts';
import { defaultPipeline, requestOf } from '../running/request.ts';
import { newRunId } from '../running/run-id.ts';
import type { RunSettings } from '../running/settings.ts';
import { keepOutputClean } from './as-command.ts';
import { type DryFacts, dryText } from './dry-text.ts';
import { choiceOf, flaggedProject } from './flagged-project.ts';
import { reasonsOf } from './node-reasons.ts';
import { type PlannedDataset, plannedDatasets } from './planned-datasets.ts';
import { tellMistakes, tellWarnings } from './tell-mistakes.ts';

/** `leat run --dry-run`: what would run and why, what it would read and write, by which runner, and every mistake there is. The user's code is imported, and none of it called. */
export async function dryRun(context: Context, settings: RunSettings): Promise<void> {
  const { terminal } = context;
  keepOutputClean(context);
  const project = await flaggedProject(context, settings);
  const mistakes = new Set<string>();
  const attempt = async <T>(make: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await make();
    } catch (error) {
      if (!isLeatError(error)) throw error;
      for (const line of error.message.split('\n')) mistakes.add(line);
      return undefined;
    }
  };
  const described = await attempt(() => project.runner(choiceOf(settings)));
  await using runner = described && (await attempt(() => project.build(described.plan)));
  const name = settings.pipeline ?? defaultPipeline;
  const work = await attempt(() => project.load());
  const whole = work && (await attempt(() => work.pipeline(name)));
  const part = whole && (await attempt(async () => filter(whole, settings.select ?? {})));
  const nodes = part ? ordered(part) : [];
  if (part && work) await checkPart({ part, work, runner, project, settings }, attempt);

  const why = whole && part && settings.select ? reasonsOf(whole, settings.select) : () => [];
  const facts: DryFacts = {
    env: project.env,
    pipeline: name,
    nodes: nodes.map((node) => ({ name: node.name, reads: node.inputs, writes: node.outputs, reasons: why(node) })),
    datasets: part ? await datasetsOf(part, project) : [],
    ...(described && { runner: described }),
  };
  if (mistakes.size > 0) context.exitCode = exitCodes.usage;
  tell(context, settings, facts, [...mistakes], described);
  await terminal.drain();
}

interface Checked {
  readonly part: Pipeline;
  readonly work: Work;
  readonly runner: Runner | undefined;
  readonly project: Project;
  readonly settings: RunSettings;
}

/** What the pipeline would be refused for: parameters one by one, then all that a run checks, then places for its nodes. */
async function checkPart(
  { part, work, runner, project, settings }: Checked,
  attempt: <T>(make: () => Promise<T>) => Promise<T | undefined>,
) {
  const parameters = new Set(part.nodes.flatMap(({ inputs }) => inputs).filter(isParameter));
  let isWhole = true;
  for (const name of parameters) {
    const value = await attempt(async () => parameterOf(project.parameters, name));
    isWhole &&= value !== undefined;
  }
  const request = requestOf(project, settings, { runId: newRunId(), emit: () => undefined, signal: new AbortController().signal });
  if (isWhole) await attempt(() => dryCheck({ ...request, load: async () => work }));
  for (const node of runner?.place ? part.nodes : []) await attempt(async () => placed(runner!, node));
}

const placed = (runner: Runner, node: Node): unknown => runner.place?.(node);

async function datasetsOf(part: Pipeline, project: Project): Promise<readonly PlannedDataset[]> {
  const [catalog, parameters] = await Promise.all([project.catalog(), project.config('parameters')]);
  return plannedDatasets(part, catalog, parameters);
}

function tell({ terminal }: Context, { json }: RunSettings, facts: DryFacts, errors: readonly string[], described?: DescribedRunner): void {
  const warnings = described?.warnings ?? [];
  if (json) {
    const { runner, ...others } = facts;
    const shown = runner && { line: runner.line, tree: runner.tree };
    return terminal.output.write(jsonLine({ type: 'run.dry', ...others, ...(shown && { runner: shown }), errors, warnings }));
  }
  terminal.output.write(dryText(facts, terminal));
  tellMistakes(terminal, errors);
  tellWarnings(terminal, warnings);
}
