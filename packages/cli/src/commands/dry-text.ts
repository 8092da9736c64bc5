import type { DescribedRunner } from '@leat/project';
import { headingOf } from '../report/heading.ts';
import { columns } from '../terminal/columns.ts';
import { printable } from '../terminal/printable.ts';
import { type Style, styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Reason } from './node-reasons.ts';
import type { PlannedDataset } from './planned-datasets.ts';
import { runnerTree } from './runner-rows.ts';

/** What a run would be. */
export interface DryFacts {
  readonly env: string;
  readonly pipeline: string;
  /** Each after those it depends on. */
  readonly nodes: readonly DryNode[];
  readonly datasets: readonly PlannedDataset[];
  readonly runner?: DescribedRunner;
}

interface DryNode {
  readonly name: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** None when everything runs. */
  readonly reasons: readonly Reason[];
}

const roles = { input: 'reads', between: 'passes on', output: 'writes' } as const;

/** A run that is not run, for people: nodes, datasets, the runner. */
export function dryText({ env, pipeline, nodes, datasets, runner }: DryFacts, { output }: Terminal): string {
  const style = styleFor(output.stream);
  const heading = runner ? `${headingOf(runner, env, style)}  ${style('dim', '·  dry run')}\n` : '';
  const parts = [nodeRows(nodes, pipeline, style), datasetRows(datasets, style)].filter((rows) => rows.length > 0);
  const tables = parts.map((rows) => columns(rows));
  return [heading, ...tables, ...(runner ? [runnerTree(runner.tree, style)] : [])].join('\n');
}

const nodeRows = (nodes: readonly DryNode[], pipeline: string, style: Style): string[][] =>
  nodes.map(({ name, reasons }, index) => {
    const why = reasons.length === 0 ? `pipeline ${pipeline}` : reasons.map(({ text }) => text).join(', ');
    return [
      style('dim', String(index + 1).padStart(String(nodes.length).length)),
      style('bold', printable(name)),
      style('dim', printable(why)),
    ];
  });

const datasetRows = (datasets: readonly PlannedDataset[], style: Style): string[][] =>
  datasets.map(({ name, role, type, location }, index) => {
    const label = datasets[index - 1]?.role === role ? '' : roles[role];
    return [style('dim', label), style('bold', printable(name)), printable(type), style('dim', printable(location ?? ''))];
  });
