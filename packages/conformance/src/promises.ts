import type { ConformancePromise } from './promise.ts';
import { cancel } from './promises/cancel.ts';
import { data } from './promises/data.ts';
import { endless } from './promises/endless.ts';
import { events } from './promises/events.ts';
import { hooks } from './promises/hooks.ts';
import { memory } from './promises/memory.ts';
import { order } from './promises/order.ts';
import { outcome } from './promises/outcome.ts';
import { places } from './promises/places.ts';
import { policy } from './promises/policy.ts';
import { values } from './promises/values.ts';
import { wrappers } from './promises/wrappers.ts';
import type { Subject } from './subject.ts';

/** Every promise of the runner contract, by group. */
export const promises: readonly ConformancePromise[] = [
  ...outcome,
  ...order,
  ...data,
  ...memory,
  ...values,
  ...cancel,
  ...policy,
  ...events,
  ...hooks,
  ...places,
  ...wrappers,
  ...endless,
];

/** Those that a runner like this one makes. */
export const promisesFor = (subject: Subject): readonly ConformancePromise[] => promises.filter(({ applies }) => applies(subject));
