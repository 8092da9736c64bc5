export type { JsonObject, JsonValue } from './json.ts';

export { closest, suggest } from './errors/closest.ts';
export { type ErrorData, fromErrorData, toErrorData } from './errors/error-data.ts';
export { isLeatError, LeatError, type LeatErrorOptions } from './errors/leat-error.ts';
export { isSecret, Secret } from './errors/secret.ts';

export type { Catalog, RunCatalog } from './catalog/catalog.ts';
export type { Appending, Dataset } from './catalog/dataset.ts';
export { type DatasetContext, type DatasetDefinition, defineDataset, isDatasetDefinition } from './catalog/dataset-definition.ts';
export { memoryDataset } from './catalog/memory-dataset.ts';
export { isParameter, parameterOf } from './catalog/parameters.ts';
export { frozen, isPlain, readOnly } from './catalog/read-only.ts';

export { cancelled, childRun, orderOf, reportOf, resultOf } from './contract/child-run.ts';
export type { Emit, RunEvent } from './contract/run-event.ts';
export type {
  Executor,
  ExecutorRun,
  Hooks,
  NodeCall,
  NodeReport,
  OpenSource,
  Policy,
  Retry,
  Runner,
  RunnerPlan,
  RunOrder,
  RunReport,
  RunRequest,
  RunResult,
  RunSource,
  RunStatus,
  RunStore,
  RunWork,
  Slots,
  Work,
} from './contract/runner.ts';
export {
  type ApiVersion,
  defineRunner,
  type ExecutorBody,
  type Inner,
  isRunnerDefinition,
  type RouterBody,
  type RunnerBody,
  type RunnerDefinition,
} from './contract/runner-definition.ts';

export { createRunner, type RunnerParts, shortName } from './execution/create-runner.ts';
export { executeRun } from './execution/execute-run.ts';
export { type LinkedSignal, linkedSignal } from './execution/linked-signal.ts';
export { type MemoryStore, memoryStore } from './execution/memory-store.ts';
export { openSource } from './execution/open-source.ts';
export type { Logger, ReportProgress } from './execution/run-input.ts';
export { runNode } from './execution/run-node.ts';
export { workOf } from './execution/run-work.ts';
export { createSlots } from './execution/slots.ts';
export { isThenable } from './execution/thenable.ts';
