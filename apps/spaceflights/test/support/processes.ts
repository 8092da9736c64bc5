import { readdirSync, readFileSync } from 'node:fs';

/** A variable that every descendant of a process inherits, whoever its parent is by now. */
export const markName = 'LEAT_TEST_FAMILY';

/** One process, by what the system says of it. */
export interface SeenProcess {
  readonly pid: number;
  /** Its arguments, separated by spaces. */
  readonly command: string;
}

/** All that run with this mark in their environment: zombies have none. Nothing where the system does not tell. */
export function family(mark: string): readonly SeenProcess[] {
  if (process.platform !== 'linux') return [];
  const own = `${markName}=${mark}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && textOf(name, 'environ').split('\0').includes(own))
    .map((name) => ({ pid: Number(name), command: textOf(name, 'cmdline').replaceAll('\0', ' ') }));
}

/** Does it run? A zombie does not. */
export const isRunning = (pid: number): boolean => /^\d+ \(.*\) [^ZX]/s.test(textOf(String(pid), 'stat'));

/** Empty for a process that has ended meanwhile, or is not ours. */
function textOf(process: string, file: 'environ' | 'cmdline' | 'stat'): string {
  try {
    return readFileSync(`/proc/${process}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
