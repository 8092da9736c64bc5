// The events that the stacks of test/fixtures/stacks must have, each on one line as `eventLine` gives it.

const trained = (id: string, nodes: readonly string[]): readonly string[] => [
  `${id} run.started parallel`,
  `${id} run.planned ${nodes.join(',')}`,
  ...nodes.flatMap((node) => [`${id} node.started ${node}`, `${id} node.finished ${node} succeeded`]),
  `${id} run.finished succeeded`,
];

/** `preflight(retry(isolated(service(parallel))))`, told to stop while it listens. */
export const servedEvents = (id: string): readonly string[] => [
  `${id} run.started preflight(retry(isolated(service(parallel))))`,
  `${id} note preflight/check`,
  `${id} log checked`,
  `${id} note preflight/check`,
  `${id}/checked run.started retry(isolated(service(parallel)))`,
  `${id}/checked/attempt-1 run.started isolated(service(parallel))`,
  `${id}/checked/attempt-1/isolated run.started service(parallel)`,
  ...trained(`${id}/checked/attempt-1/isolated/first`, ['prepare', 'fit', 'score']),
  `${id}/checked/attempt-1/isolated note service/listening`,
  `${id}/checked/attempt-1/isolated run.finished succeeded`,
  `${id}/checked/attempt-1 run.finished succeeded`,
  `${id}/checked run.finished succeeded`,
  `${id} run.finished succeeded`,
];

/** `sweep(retry(isolated(parallel)))` over three cases, one at a time. */
export const searchedEvents = (id: string): readonly string[] => [
  `${id} run.started sweep(retry(isolated(parallel)))`,
  ...attempt(`${id}/shared`, ['prepare']),
  ...[1, 2, 3].flatMap((trial) => [...attempt(`${id}/trial-${trial}`, ['fit', 'score']), `${id} note sweep/trial`]),
  `${id} note sweep/best`,
  `${id} run.finished succeeded`,
];

const attempt = (id: string, nodes: readonly string[]): readonly string[] => [
  `${id} run.started retry(isolated(parallel))`,
  `${id}/attempt-1 run.started isolated(parallel)`,
  ...trained(`${id}/attempt-1/isolated`, nodes),
  `${id}/attempt-1 run.finished succeeded`,
  `${id} run.finished succeeded`,
];
