import { cpus } from 'node:os';
import { styleText } from 'node:util';
import type { Measured, Target } from './target.ts';

/** A target and what came of it: `error` when it could not be measured at all. */
export interface Outcome {
  readonly target: Target;
  readonly measured?: Measured;
  readonly error?: Error;
}

/** At or below its limit. What could not be measured is not met. */
export const isMet = ({ target, measured }: Outcome): boolean => measured !== undefined && measured.figure <= target.limit;

/** One line of JSON for one target. */
export function jsonLine(outcome: Outcome): string {
  const { target, measured, error } = outcome;
  const { name, limit, unit } = target;
  const figure = measured ? Number(measured.figure.toPrecision(4)) : null;
  return JSON.stringify({
    target: name,
    figure,
    limit,
    unit,
    met: isMet(outcome),
    machine: machine(),
    ...(error && { error: error.message }),
  });
}

/** Prints a table line by line, as figures come in. */
export function tableOf(targets: readonly Target[]): { readonly head: string; row(outcome: Outcome): string } {
  const width = Math.max(...targets.map(({ name }) => name.length));
  const row = (name: string, figure: string, limit: string, ratio: string) =>
    `${name.padEnd(width)}  ${figure.padStart(9)}  ${limit.padStart(9)}  ${ratio.padStart(6)}`;
  return {
    head: styleText('dim', `${row('target', 'figure', 'limit', 'ratio')}`),
    row(outcome) {
      const { target, measured, error } = outcome;
      const limit = withUnit(target.limit, target.unit);
      if (!measured) return `${row(target.name, '-', limit, '-')}  ${styleText('red', 'FAILED')}  ${error?.message ?? ''}`;
      const { figure, details = '' } = measured;
      const verdict = isMet(outcome) ? styleText('green', 'met   ') : styleText('red', 'MISS  ');
      const known = row(target.name, withUnit(figure, target.unit), limit, (figure / target.limit).toFixed(2));
      return `${known}  ${verdict}  ${styleText('dim', [stretchOf(target, figure), details].filter(Boolean).join('; '))}`;
    },
  };
}

/** Where the figures were taken. */
export function machine(): { readonly cpu: string; readonly cores: number; readonly node: string } {
  const all = cpus();
  return { cpu: all[0]?.model.trim() ?? 'unknown', cores: all.length, node: process.version };
}

const withUnit = (figure: number, unit: Target['unit']): string => `${Number(figure.toPrecision(3))} ${unit}`;

function stretchOf({ stretch, unit }: Target, figure: number): string {
  if (stretch === undefined) return '';
  return `${figure <= stretch ? 'within' : 'beyond'} the stretch of ${withUnit(stretch, unit)}`;
}
