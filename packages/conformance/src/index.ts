export type { ConformancePromise } from './promise.ts';
export { promises, promisesFor } from './promises.ts';
export type { Subject } from './subject.ts';
