import type { Policy, Retry } from '../contract/runner.ts';
import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import type { OptionIssue } from './check-options.ts';

/** The options of every executor, whatever else it takes. */
export const policyKeys = ['onError', 'retry', 'timeout'] as const;

const reactions = ['stop', 'finish', 'continue'];
const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Reads `onError`, `retry` and `timeout` as written; what is wrong goes to `issues`. */
export function readPolicy(given: Readonly<Record<string, unknown>>, issues: OptionIssue[]): Policy {
  const { onError, retry, timeout } = given;
  if (onError !== undefined && !reactions.includes(onError as string)) {
    issues.push({
      path: ['onError'],
      message: `"onError" is one of ${reactions.join(', ')}${typeof onError === 'string' ? suggestOnly(onError) : ''}`,
    });
  }
  return {
    ...(onError !== undefined && { onError: onError as NonNullable<Policy['onError']> }),
    ...(retry !== undefined && { retry: readRetry(retry, issues) }),
    ...(timeout !== undefined && { timeout: readDuration(timeout, ['timeout'], issues) }),
  };
}

function readRetry(given: unknown, issues: OptionIssue[]): Retry {
  const path = ['retry'];
  if (Number.isInteger(given) && (given as number) >= 1) return { attempts: given as number };
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    issues.push({ path, message: '"retry" is a number of attempts from 1, or a mapping { attempts, delay, backoff }' });
    return { attempts: 1 };
  }
  const { attempts = 1, delay, backoff, ...unknown } = given as Record<string, unknown>;
  for (const key of Object.keys(unknown)) {
    issues.push({ path: [...path, key], message: `unknown option "retry.${key}"${suggest(key, ['attempts', 'delay', 'backoff'])}` });
  }
  if (!Number.isInteger(attempts) || (attempts as number) < 1)
    issues.push({ path: [...path, 'attempts'], message: '"retry.attempts" is a whole number from 1' });
  if (backoff !== undefined && !(typeof backoff === 'number' && backoff >= 1))
    issues.push({ path: [...path, 'backoff'], message: '"retry.backoff" is a number from 1' });
  return {
    attempts: attempts as number,
    ...(delay !== undefined && { delay: readDuration(delay, [...path, 'delay'], issues) }),
    ...(backoff !== undefined && { backoff: backoff as number }),
  };
}

/** Milliseconds, or a text such as `10s`, `500ms`, `2m`, `1h`. */
function readDuration(given: unknown, path: readonly string[], issues: OptionIssue[]): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(String(given)) ?? [];
  const milliseconds = typeof given === 'number' ? given : amount && unit ? Number(amount) * units[unit]! : Number.NaN;
  if (milliseconds >= 0 && milliseconds <= 2 ** 31 - 1) return milliseconds;
  issues.push({ path, message: `"${path.join('.')}" is a number of milliseconds or a text such as 10s, 500ms, 2m, 1h (at most 24 days)` });
  return 0;
}

const suggestOnly = (text: string): string => {
  const words = suggest(text, reactions);
  return words.includes('Did you mean') ? words : '';
};

/** The error for wrong options: one sentence each, and their paths for whoever knows the file. */
export const optionsError = (type: string, issues: readonly OptionIssue[]): LeatError =>
  new LeatError('RUNNER_OPTIONS', `runner "${type}": ${issues.map(({ message }) => message).join('; ')}`, {
    details: { type, issues: issues.map(({ path, message }) => ({ path: [...path], message })) },
  });
