import type { JsonObject } from '../json.ts';

/** What every run gives to the nodes that ask for it. */
export interface RunInputs {
  'run:signal': AbortSignal;
  'run:progress': ReportProgress;
  'run:logger': Logger;
}

/** Says how far a node is. `values` are never dropped on the way. */
export type ReportProgress = (progress: { readonly done?: number; readonly total?: number; readonly values?: JsonObject }) => void;

/** Lines of a run, wherever the node runs. */
export interface Logger {
  info(text: string): void;
  error(text: string): void;
}
