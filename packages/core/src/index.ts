export type { Catalog, RunCatalog } from './catalog/catalog.ts';
export type { Appending, Dataset, DatasetFile, HeldPath, StagedPath } from './catalog/dataset.ts';
export { type DatasetContext, type DatasetDefinition, defineDataset, isDatasetDefinition } from './catalog/dataset-definition.ts';
export { type CopyMode, emptyMemoryDataset, memoryDataset } from './catalog/memory-dataset.ts';
export { isParameter, parameterOf } from './catalog/parameters.ts';
export { frozen, isPlain, readOnly } from './catalog/read-only.ts';
export { type Crossing, findUncloneable, type Uncloneable } from './catalog/uncloneable.ts';
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
export { closest, suggest } from './errors/closest.ts';
export { type ErrorData, fromErrorData, toErrorData } from './errors/error-data.ts';
export { isLeatError, LeatError, type LeatErrorOptions } from './errors/leat-error.ts';
export { isSecret, Secret } from './errors/secret.ts';
export { type CheckedOptions, checkOptions, type OptionIssue, type OptionsSchema, schemaOf } from './execution/check-options.ts';
export { createRunner, type RunnerParts, shortName } from './execution/create-runner.ts';
export { type LinkedSignal, linkedSignal } from './execution/linked-signal.ts';
export { type MemoryStore, memoryStore } from './execution/memory-store.ts';
export { openSource } from './execution/open-source.ts';
export { runNode } from './execution/run-node.ts';
export { workOf } from './execution/run-work.ts';
export { isThenable } from './execution/thenable.ts';
export type { JsonObject, JsonValue } from './json.ts';
export { add, intersect, subtract } from './pipeline/algebra.ts';
export { fileNode, type NodeFiles } from './pipeline/file-node.ts';
export { freeInputs, freeOutputs } from './pipeline/free-datasets.ts';
export { type Graph, graphOf } from './pipeline/graph.ts';
export { type Group, type GroupBy, groups } from './pipeline/group.ts';
export { namespaced } from './pipeline/namespace.ts';
export type { NamespaceOptions } from './pipeline/namespace-types.ts';
export { type Node, type NodeOptions, node } from './pipeline/node.ts';
export { layers, ordered } from './pipeline/order.ts';
export { type Fits, type Pipeline, pipeline } from './pipeline/pipeline.ts';
export type { Given, Part } from './pipeline/pipeline-types.ts';
export type { Logger, ReportProgress, RunInputs } from './pipeline/run-inputs.ts';
export { filter, type Selection } from './pipeline/slice.ts';

export { type DatasetState, type MissingOutputs, missingOutputs } from './recovery/missing-outputs.ts';
export { type ResumePlan, resumeFrom } from './recovery/resume-from.ts';
