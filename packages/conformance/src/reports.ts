import assert from 'node:assert/strict';
import type { NodeReport, RunReport, RunResult } from '@leat/core';

/** The reports of the runs that executed nodes themselves: those without children, in the order they ran. */
export const leavesOf = (report: RunReport): readonly RunReport[] =>
  report.children && report.children.length > 0 ? report.children.flatMap(leavesOf) : [report];

/** How each node ended, at last, wherever in the run tree it ran. */
export function nodesOf(report: RunReport): ReadonlyMap<string, NodeReport> {
  const nodes = leavesOf(report).flatMap((leaf) => leaf.nodes);
  return new Map(nodes.map((each) => [each.node, each]));
}

/** How each node ended, as words to compare. */
export const statusesOf = (report: RunReport): Readonly<Record<string, string>> =>
  Object.fromEntries([...nodesOf(report)].map(([name, { status }]) => [name, status]).sort());

/** Asserts how the run ended; the message holds the run's own error. */
export function assertStatus(report: RunReport, status: RunReport['status']): void {
  const why = report.status === 'succeeded' ? '' : `: ${report.error.name}: ${report.error.message}`;
  assert.equal(report.status, status, `the run ended "${report.status}" and not "${status}"${why}`);
}

/** The error of a run that did not succeed. */
export function errorOf(report: RunReport) {
  assert.notEqual(report.status, 'succeeded', 'the run succeeded');
  return (report as Exclude<RunReport, { status: 'succeeded' }>).error;
}

/** The value of an output. */
export async function outputOf(result: RunResult, name: string): Promise<unknown> {
  const dataset = result.outputs.get(name);
  assert.ok(dataset, `output "${name}" is missing; there are: ${[...result.outputs.keys()].join(', ') || 'none'}`);
  return await dataset.load();
}
