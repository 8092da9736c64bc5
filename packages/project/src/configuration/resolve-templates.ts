import { isLeatError, type JsonObject, type JsonValue, LeatError, Secret } from '@leat/core';
import { readValue } from './assignments.ts';
import { wholeOf } from './origin.ts';
import { isTemplate, type Part, parseTemplate, type Reference } from './template.ts';
import { readScalar } from './yaml-scalar.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The options of a plan as they are meant at this place: `${env:…}` read, `${secret:…}` a `Secret` that is looked up when it is revealed. Throws NO_VARIABLE; a secret that is not set throws NO_SECRET when it is revealed. */
export function resolveTemplates(options: JsonObject, environment: Environment = process.env): Record<string, unknown> {
  const resolved: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) {
    try {
      resolved[key] = resolveValue(value, environment);
    } catch (error) {
      throw isLeatError(error) ? issueAt(key, error) : error;
    }
  }
  return resolved;
}

/** The error with the path to where it arose, so that whoever read the file can say where that is. */
function issueAt(key: string, { code, message, details }: LeatError): LeatError {
  const [inner] = (details?.issues ?? []) as readonly { readonly path: readonly string[] }[];
  return new LeatError(code, message, { details: { issues: [{ path: [key, ...(inner?.path ?? [])], message }] } });
}

function resolveValue(value: JsonValue | undefined, environment: Environment): unknown {
  if (typeof value === 'string') return isTemplate(value) ? resolveText(value, environment) : value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => resolveValue(item, environment));
  if (typeof value === 'object' && value !== null) return resolveTemplates(value as JsonObject, environment);
  return value;
}

function resolveText(text: string, environment: Environment): unknown {
  const parts = parseTemplate(text);
  if (!parts) return text;
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object') return resolveReference(only, environment);
  const values = parts.map((part) => (typeof part === 'string' ? part : valueInText(part, environment)));
  if (values.some((value) => value instanceof Secret)) return new Secret(() => values.map(reveal).join(''));
  return values.join('');
}

function valueInText(reference: Reference, environment: Environment): unknown {
  const found = reference.resolver === 'env' ? environment[nameOf(reference)] : undefined;
  return found ?? resolveReference(reference, environment);
}

function resolveReference(reference: Reference, environment: Environment): unknown {
  const name = nameOf(reference);
  if (reference.resolver === 'secret') return new Secret(() => secretOf(name, environment));
  if (reference.resolver !== 'env')
    throw new LeatError('REFERENCE_SYNTAX', `"${reference.text}" in a plan: only \${env:…} and \${secret:…} can stand there`);
  const found = environment[name];
  if (found !== undefined) return found === '' ? '' : readScalar(found);
  if (reference.fallback) return resolveFallback(reference.fallback, environment);
  throw new LeatError(
    'NO_VARIABLE',
    `the environment variable "${name}" is not set: set it, or write a default, as in "\${env:${name},default}"`,
  );
}

function resolveFallback(parts: readonly Part[], environment: Environment): unknown {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object') return resolveReference(only, environment);
  if (parts.every((part) => typeof part === 'string')) return readValue(parts.join(''), wholeOf('a default'));
  return parts.map((part) => (typeof part === 'string' ? part : reveal(valueInText(part, environment)))).join('');
}

function secretOf(name: string, environment: Environment): string {
  const value = environment[name];
  if (value !== undefined && value !== '') return value;
  throw new LeatError('NO_SECRET', `the secret "${name}" is not set: set the environment variable "${name}"`);
}

const nameOf = ({ name }: Reference): string => name.join('');

const reveal = (value: unknown): string => (value instanceof Secret ? value.reveal() : String(value));
