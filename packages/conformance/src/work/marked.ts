import { mark } from './marks.ts';

/** The function, marking in the folder that it started and that it ended. */
export function marked<Inputs extends unknown[], Output>(
  folder: string,
  name: string,
  run: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  return (...inputs) => {
    mark(folder, `start ${name}`);
    const result = run(...inputs);
    if (result instanceof Promise) return result.finally(() => mark(folder, `end ${name}`)) as Output;
    mark(folder, `end ${name}`);
    return result;
  };
}
