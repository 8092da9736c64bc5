import assert from 'node:assert/strict';
import type { RunEvent } from '@leat/core';

/** The events of each run of the tree. */
export function byRun(events: readonly RunEvent[]): ReadonlyMap<string, readonly RunEvent[]> {
  return Map.groupBy(events, ({ runId }) => runId);
}

/** Asserts that every run is told from its start to its end. */
export function assertFramed(events: readonly RunEvent[]): void {
  for (const [runId, told] of byRun(events)) {
    const types = told.map(({ type }) => type);
    assert.equal(types[0], 'run.started', `the first of "${runId}"`);
    assert.equal(types.at(-1), 'run.finished', `the last of "${runId}"`);
    for (const once of ['run.started', 'run.finished'])
      assert.equal(types.filter((type) => type === once).length, 1, `${once} of "${runId}"`);
  }
}

/** Asserts that every attempt of every node of one run is told from its start to its end, once the node is planned. */
export function assertNodesPaired(events: readonly RunEvent[]): void {
  const planned = new Set<string>();
  const open = new Map<string, number>();
  for (const event of events) {
    if (event.type === 'run.planned') for (const node of event.nodes) planned.add(node);
    if (event.type === 'node.started') {
      assert.ok(planned.has(event.node), `node "${event.node}" started and was not planned`);
      assert.ok(!open.has(event.node), `node "${event.node}" started twice`);
      open.set(event.node, event.attempt);
    }
    if (event.type === 'node.retried' || (event.type === 'node.finished' && event.status !== 'skipped')) {
      const attempt = event.type === 'node.retried' ? event.attempt : event.attempts;
      assert.equal(open.get(event.node), attempt, `the attempt of node "${event.node}" that ended`);
      open.delete(event.node);
    }
  }
  assert.deepEqual([...open.keys()], [], 'nodes started and did not end');
}
