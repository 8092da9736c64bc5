import type { ErrorData, JsonValue, RunEvent, RunnerPlan, RunOrder, RunReport } from '@leat/core';

/** What the process is told. */
export type ToProcess =
  /** Names that share a number are one dataset; its value is asked for when it is first read. */
  | {
      readonly type: 'run';
      readonly plan: RunnerPlan;
      readonly order: RunOrder;
      readonly data: readonly (readonly [name: string, dataset: number])[];
    }
  | { readonly type: 'abort'; readonly reason: ErrorData }
  | { readonly type: 'reply'; readonly question: number; readonly value?: unknown; readonly error?: ErrorData };

/** What the process tells. */
export type FromProcess =
  | { readonly type: 'event'; readonly event: RunEvent }
  | { readonly type: 'ask'; readonly question: number; readonly call: Call }
  | LastWord;

/** How it ended: the first that comes counts. */
export type LastWord =
  | { readonly type: 'ended'; readonly report: RunReport; readonly outputs: readonly Output[] }
  | { readonly type: 'refused'; readonly error: ErrorData }
  /** Nothing caught it, and the process ends. */
  | { readonly type: 'died'; readonly error: ErrorData };

/** One output. What the catalog stores stays where it is, and is loaded by who asks. */
export type Output = { readonly name: string } & ({ readonly stored: true } | { readonly stored: false; readonly bytes: Uint8Array });

/** What the process cannot do itself: the request's data and its store are here. */
export type Call =
  | { readonly on: 'data'; readonly dataset: number; readonly method: 'load' }
  | { readonly on: 'data'; readonly dataset: number; readonly method: 'save'; readonly bytes: Uint8Array }
  | { readonly on: 'store'; readonly path: readonly string[]; readonly method: 'append'; readonly log: string; readonly value: JsonValue }
  | { readonly on: 'store'; readonly path: readonly string[]; readonly method: 'read'; readonly log: string }
  | { readonly on: 'store'; readonly path: readonly string[]; readonly method: 'write'; readonly file: string; readonly bytes: Uint8Array };
