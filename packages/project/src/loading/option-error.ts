import { isLeatError, LeatError } from '@leat/core';
import { type ConfigMap, originsAt } from '../configuration/config-tree.ts';
import { type Origin, placed } from '../configuration/origin.ts';

/** What the options belong to, and where they stand. */
export interface OptionsOwner {
  /** `runner "fast"`, `dataset "companies"`. */
  readonly label: string;
  readonly origin: Origin;
  /** Absent when there is no mapping to point into. */
  readonly node?: ConfigMap;
}

interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** An error about options with the place of each mistake in front of it, one line each. Any other error gets the owner's place. */
export function optionError(error: unknown, { label, origin, node }: OptionsOwner): LeatError {
  if (!isLeatError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return new LeatError('OPTIONS', placed(origin, `${label}: ${message}`), { cause: error });
  }
  const issues = error.details?.issues as readonly Issue[] | undefined;
  const lines = issues?.map(({ path, message }) => {
    const at = (node && originsAt(node, path)?.at(-1)) ?? origin;
    return { at, text: placed(at, `${label}: ${message}`) };
  });
  const [first] = lines ?? [];
  if (!lines || !first) return new LeatError(error.code, placed(origin, message(error, label)), { cause: error });
  return new LeatError(error.code, lines.map(({ text }) => text).join('\n'), {
    details: { ...error.details, ...first.at },
    cause: error.cause,
  });
}

/** The message, without naming its owner twice. */
const message = ({ message: text }: LeatError, label: string): string => (/^(runner|dataset) "/.test(text) ? text : `${label}: ${text}`);
