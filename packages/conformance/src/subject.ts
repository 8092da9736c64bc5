import type { RunnerPlan } from '@leat/core';

/** The runner under test, and what the suite must know of it: where it is found, and its documented differences. */
export interface Subject {
  /** The runner as a plan. For wrappers to go around there is `inline`, the suite's own executor, with the options `concurrency` (1 when absent) and policy. */
  readonly plan: RunnerPlan;
  /** Where the definitions of the plan's types are: a type to a path from `root`, an absolute path or a package found from there, with `#name` for an export other than `default`. */
  readonly types: Readonly<Record<string, string>>;
  /** The folder from which `@leat/conformance` is found: that of the package under test. */
  readonly root: string;
  /** `executor`: executes nodes, itself or by choosing a place as a router does. `leaf`: runs whole pipelines its own way. `wrapper`: goes around other runners, and gives each run a child id. */
  readonly kind: 'executor' | 'leaf' | 'wrapper';
  /** `kills`: nodes run in another thread or process, which is ended when they do not stop; it needs the request's source. `cooperates`: nodes run in this process, and stop when they watch `run:signal`. */
  readonly timeouts: 'kills' | 'cooperates';
  /** Nodes at a time that the plan allows. 1 when absent. */
  readonly concurrency?: number;
  /** Runs until told to stop, as a service does. Of the suite's pipelines it may serve `double`, which reads `number` and makes `doubled`. */
  readonly endless?: true;
  /** Loads the work before it runs its inner, as a sweep does that shares values between its runs. */
  readonly loads?: true;
}
