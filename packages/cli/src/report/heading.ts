import type { DescribedRunner } from '@leat/project';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';

/** The first line of a run: `▸ tune = sweep(parallel)  ·  conf/base/runners.yml:4  ·  env prod`. */
export function headingOf({ line, places }: DescribedRunner, env: string, style: Style): string {
  const parts = [style('bold', printable(line))];
  if (places.length > 0) parts.push(style('dim', places.map(printable).join(', ')));
  parts.push(style('dim', `env ${printable(env)}`));
  return `${style('cyan', '▸')} ${parts.join(style('dim', '  ·  '))}`;
}
