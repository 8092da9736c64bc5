import { countOf } from './marks.ts';

/** Fails the first time that it is called with a name, wherever that is. */
export function failFirst(folder: string, name: string): void {
  if (countOf(folder, `start ${name}`) === 1) throw new Error(`${name} fails the first time`);
}
