import type { Origin } from '@leat/project';
import { printable } from '../terminal/printable.ts';

/** `conf/base/runners.yml:4, conf/prod/runners.yml:2`, each place once; a line of 0 is the whole of a file, or a flag. */
export const placesText = (origins: readonly Origin[]): string =>
  [...new Set(origins.map(({ file, line }) => printable(line === 0 ? file : `${file}:${line}`)))].join(', ');
