import { lineOf, type Origin } from '@leat/project';
import { printable } from '../terminal/printable.ts';

/** `conf/base/runners.yml:4, conf/prod/runners.yml:2`, each place once. */
export const placesText = (origins: readonly Origin[]): string =>
  [...new Set(origins.map((origin) => printable(lineOf(origin))))].join(', ');
