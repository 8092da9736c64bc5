import { mark } from './marks.ts';

/** The function, marking in the folder that it started and that it ended, also by throwing. */
export function marked<Inputs extends unknown[], Output>(
  folder: string,
  name: string,
  run: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  const end = () => mark(folder, `end ${name}`);
  return (...inputs) => {
    mark(folder, `start ${name}`);
    let result: Output;
    try {
      result = run(...inputs);
    } catch (error) {
      end();
      throw error;
    }
    if (result instanceof Promise) return result.finally(end) as Output;
    end();
    return result;
  };
}
