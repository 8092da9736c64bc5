import { type ErrorData, type RunRequest, type RunStore, toErrorData } from '@leat/core';
import type { Call } from './messages.ts';
import { fromBytes, toBytes } from './sendable.ts';

/** What goes back for a call. */
type Reply = { readonly value?: unknown; readonly error?: ErrorData };

/** This side of a request's data and store: the data by number, and who does what the process asks for. */
export interface Answers {
  readonly data: readonly (readonly [name: string, dataset: number])[];
  answer(call: Call): Promise<Reply>;
}

/** Answers the process that runs this request. */
export function answers({ data, store }: RunRequest): Answers {
  const datasets = [...new Set(data.values())];
  const numbers = new Map(datasets.map((dataset, number) => [dataset, number]));
  const names = [...data].map(([name, dataset]) => [name, numbers.get(dataset)!] as const);
  const nameOf = (number: number) => names.find(([, one]) => one === number)![0];
  const call = async (what: Call): Promise<unknown> => {
    if (what.on === 'store') return callStore(storeAt(store, what.path), what);
    const dataset = datasets[what.dataset]!;
    if (what.method === 'load') return toBytes(nameOf(what.dataset), await dataset.load());
    return dataset.save(fromBytes(what.bytes));
  };
  return {
    data: names,
    answer: (what) =>
      call(what).then(
        (value) => ({ value }),
        (error: unknown) => ({ error: toErrorData(error) }),
      ),
  };
}

const storeAt = (store: RunStore, path: readonly string[]): RunStore => path.reduce((at, step) => at.child(step), store);

function callStore(store: RunStore, call: Call & { readonly on: 'store' }): Promise<unknown> {
  if (call.method === 'append') return store.append(call.log, call.value);
  if (call.method === 'read') return store.read(call.log);
  return store.write(call.file, call.bytes);
}
