import { isSecret } from '@leat/core';
import type { ConfigMap, ConfigNode } from '../configuration/config-tree.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { resolveTemplates } from '../configuration/resolve-templates.ts';

/** What must not be printed: what is in the environment variables named as secrets, and every text of the credentials, with the password alone of one that is an address. */
export function secretValues({ secretNames, credentials }: Pick<Configuration, 'secretNames' | 'credentials'>): readonly string[] {
  const values = [...secretNames.flatMap((name) => process.env[name] ?? []), ...textsOf(credentials)];
  return [...new Set(values.flatMap((value) => [value, ...passwordIn(value)]))];
}

function* textsOf(node: ConfigNode): Generator<string> {
  if (node.kind === 'scalar' && typeof node.value === 'string') yield* textOf(node.value);
  if (node.kind === 'list') for (const item of node.items) yield* textsOf(item);
  if (node.kind === 'map') for (const { value } of (node as ConfigMap).entries.values()) yield* textsOf(value);
}

function textOf(template: string): string[] {
  try {
    const { value } = resolveTemplates({ value: template });
    return [isSecret(value) ? String(value.reveal()) : String(value)];
  } catch {
    return []; // a variable that is not set: there is nothing to hide
  }
}

function passwordIn(value: string): string[] {
  const { password = '' } = URL.canParse(value) ? new URL(value) : {};
  if (password === '') return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
