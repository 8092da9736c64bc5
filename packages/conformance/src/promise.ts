import type { Subject } from './subject.ts';

/** One promise of the runner contract, for any test runner: `test(title, () => check(subject))`. */
export interface ConformancePromise {
  /** Stable: a report may name it. */
  readonly id: number;
  readonly group: string;
  /** A true sentence. */
  readonly title: string;
  /** Whether it is promised by runners like this one. */
  applies(subject: Subject): boolean;
  /** Rejects with an AssertionError when it is broken. */
  check(subject: Subject): Promise<void>;
}

/** Who makes a promise; everyone whose runs end by themselves, when nothing is said. */
type Applies = (subject: Subject) => boolean;

/** Makes the promises of one group. */
export function promisesOf(group: string) {
  return (id: number, title: string, check: ConformancePromise['check'], applies: Applies = () => true): ConformancePromise => ({
    id,
    group,
    title,
    applies: (subject) => (!subject.endless || applies === runsUntilTold) && applies(subject),
    check,
  });
}

/** Does not end by itself. The other promises are made by those that do. */
export const runsUntilTold: Applies = ({ endless = false }) => endless;

/** Runs pipelines node by node, itself or through what it goes around. */
export const executesNodes: Applies = ({ kind }) => kind !== 'leaf';

/** Nodes run in a thread or process that can be ended. */
export const kills: Applies = ({ timeouts }) => timeouts === 'kills';

/** Goes around other runners. */
export const wraps: Applies = ({ kind }) => kind === 'wrapper';
