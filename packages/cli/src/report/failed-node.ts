import type { ErrorData, RunEvent } from '@leat/core';
import { duration } from '../terminal/duration.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import { whereOf } from './run-tree.ts';

/** The title and error of a node that failed, when that is what happened. */
export function failedNode(event: RunEvent, style: Style): { readonly title: string; readonly error: ErrorData } | undefined {
  if (event.type !== 'node.finished' || event.status !== 'failed' || !event.error) return undefined;
  const { runId, node, attempts, duration: took, error } = event;
  const tries = attempts > 1 ? `, attempt ${attempts}` : '';
  return { title: `${style('dim', whereOf(runId))}${style('bold', printable(node))}  failed after ${duration(took)}${tries}`, error };
}
