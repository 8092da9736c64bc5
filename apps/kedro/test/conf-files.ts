import { parse } from 'yaml';
import type { Files, KedroCase } from './case-file.ts';

/** A file of configuration of a case, taken apart. */
export interface ConfFile {
  readonly path: string;
  readonly folder: string;
  /** Its kind, when leat reads it. */
  readonly kind: string | undefined;
  readonly text: string;
}

/** The kinds that leat has, and Kedro's cases ask for. */
export const kinds: readonly string[] = ['catalog', 'credentials', 'parameters', 'globals'];

/** The files of a case as they stand in `conf`: the base is called base there, and what Kedro calls `oc.env` is `env`. */
export function confFiles({ files = {}, baseEnv = 'base' }: KedroCase): readonly ConfFile[] {
  const sorted = Object.entries(files as Files).sort(([left], [right]) => (left < right ? -1 : 1));
  return sorted.map(([path, text]) => {
    const inBase = baseEnv === '' ? `base/${path}` : path.startsWith(`${baseEnv}/`) ? `base${path.slice(baseEnv.length)}` : path;
    const [folder = '', ...parts] = inBase.split('/');
    return { path: inBase, folder, kind: kindOf(parts), text: text.replaceAll('${oc.env:', '${env:') };
  });
}

/** The environment that is meant, `base` for the base alone. */
export function environmentOf({ env, baseEnv = 'base', defaultEnv = 'local' }: KedroCase): string {
  const asked = env ?? defaultEnv;
  return asked === baseEnv ? 'base' : asked;
}

function kindOf(parts: readonly string[]): string | undefined {
  const isHidden = parts.some((part) => part.startsWith('.'));
  if (isHidden || !/\.(ya?ml|json)$/.test(parts.at(-1) ?? '')) return undefined;
  return kinds.find((kind) =>
    kind === 'globals' ? parts.length === 1 && parts[0]!.startsWith('globals.') : parts.some((part) => part.startsWith(kind)),
  );
}

/** A mapping of anything. */
export type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a file says, by YAML 1.2; nothing for what is no mapping. */
export function mappingIn(text: string): Mapping | undefined {
  try {
    const value: unknown = parse(text, { merge: true, logLevel: 'silent' });
    return isMapping(value) ? value : value === null ? {} : undefined;
  } catch {
    return undefined;
  }
}
