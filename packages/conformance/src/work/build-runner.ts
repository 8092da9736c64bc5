import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createRunner,
  isRunnerDefinition,
  type JsonObject,
  type JsonValue,
  LeatError,
  type Runner,
  type RunnerDefinition,
  type RunnerPlan,
  Secret,
  suggest,
} from '@leat/core';
import idle from './idle.ts';
import inline from './inline.ts';

const own: Readonly<Record<string, RunnerDefinition>> = { inline, idle };

/** Builds a plan's tree, importing the definitions of its types. Disposing what it gives disposes the tree, outermost first. */
export async function buildRunner(plan: RunnerPlan, types: Readonly<Record<string, string>>, root: string): Promise<Runner> {
  await using unfinished = new AsyncDisposableStack();
  const build = async ({ type, options, runners = {} }: RunnerPlan): Promise<Runner> => {
    const inner: Record<string, Runner> = {};
    for (const [name, each] of Object.entries(runners)) inner[name] = await build(each);
    const definition = own[type] ?? (await definitionOf(type, types, root));
    return unfinished.use(await createRunner(type, definition, options, { runners: inner, resolve: resolved }));
  };
  const runner = await build(plan);
  const tree = unfinished.move();
  return { ...runner, [Symbol.asyncDispose]: () => tree.disposeAsync() };
}

async function definitionOf(type: string, types: Readonly<Record<string, string>>, root: string): Promise<RunnerDefinition> {
  const target = types[type];
  if (target === undefined) {
    throw new LeatError('UNKNOWN_RUNNER', `runner type "${type}" is not among the subject's types${suggest(type, Object.keys(types))}`);
  }
  const [module = target, name = 'default'] = target.split('#');
  const file = createRequire(join(root, 'package.json')).resolve(module);
  const definition: unknown = (await import(pathToFileURL(file).href))[name];
  if (isRunnerDefinition(definition)) return definition;
  throw new LeatError('NOT_A_RUNNER', `"${name}" of "${module}" is no runner definition: make it with defineRunner`);
}

const template = /^\$\{secret:(\w+)\}$/;

/** Options as meant: `${secret:X}` is the environment variable X, looked up when it is used. */
const resolved = (options: JsonObject): object => Object.fromEntries(Object.entries(options).map(([key, value]) => [key, meant(value)]));

function meant(value: JsonValue | undefined): unknown {
  if (typeof value === 'string') {
    const [, variable] = template.exec(value) ?? [];
    return variable ? new Secret(() => process.env[variable] ?? missing(variable)) : value;
  }
  if (Array.isArray(value)) return value.map(meant);
  return typeof value === 'object' && value !== null ? resolved(value as JsonObject) : value;
}

function missing(variable: string): never {
  throw new LeatError('NO_SECRET', `the environment variable "${variable}" is not set`);
}
