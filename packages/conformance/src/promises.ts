import type { ConformancePromise } from './promise.ts';
import { outcome } from './promises/outcome.ts';
import type { Subject } from './subject.ts';

/** Every promise of the runner contract, by group. */
export const promises: readonly ConformancePromise[] = [...outcome];

/** Those that a runner like this one makes. */
export const promisesFor = (subject: Subject): readonly ConformancePromise[] => promises.filter(({ applies }) => applies(subject));
