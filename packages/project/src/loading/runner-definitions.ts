import { closest, isLeatError, isRunnerDefinition, LeatError, type RunnerDefinition, suggest } from '@leat/core';
import { configError, wholeOf } from '../configuration/origin.ts';
import type { FindDefinition, TypeUse } from '../configuration/runner-planner.ts';
import { checkCoreRange } from './core-range.ts';
import { importModule } from './import-module.ts';
import { installHint, runnerNames } from './installed-packages.ts';
import { locateType, readType, runnerModule } from './type-reference.ts';

/** Finds and imports the runners that a project's types name, each once. */
export interface RunnerDefinitions {
  /** For a place in `runners.yml`, which stands in front of any error. */
  readonly find: FindDefinition;
  /** For a plan that came from elsewhere. */
  of(type: string): Promise<RunnerDefinition>;
}

/** Throws UNKNOWN_RUNNER, BAD_TYPE, NOT_A_RUNNER, API_VERSION, CORE_RANGE and what importing throws. */
export function runnerDefinitions(root: string): RunnerDefinitions {
  const found = new Map<string, Promise<RunnerDefinition>>();
  const load = (use: TypeUse): Promise<RunnerDefinition> => {
    let definition = found.get(use.type);
    if (!definition) {
      definition = loadDefinition(use, root);
      found.set(use.type, definition);
      definition.catch(() => found.delete(use.type));
    }
    return definition;
  };
  return {
    find: (use) => load(use).catch((error: unknown) => Promise.reject(located(error, use))),
    of: (type) => load({ type, origin: wholeOf('the plan'), label: type, entries: [] }),
  };
}

async function loadDefinition({ type, entries }: TypeUse, root: string): Promise<RunnerDefinition> {
  const reference = readType(type, runnerModule);
  const file = locateType(reference, root);
  if (file === undefined) throw unknownRunner(type, reference.module, entries, root);
  if (!reference.module.startsWith('./')) await checkCoreRange(file, reference.module);
  const exported = (await importModule(file, root))[reference.export];
  const name = reference.export === 'default' ? 'default export' : `export "${reference.export}"`;
  if (!isRunnerDefinition(exported)) {
    throw new LeatError('NOT_A_RUNNER', `the ${name} of ${reference.module} is no runner: it would be what defineRunner({ … }) gives`);
  }
  if (exported.apiVersion !== 1) {
    throw new LeatError(
      'API_VERSION',
      `${reference.module} was written against contract ${String(exported.apiVersion)}, and this leat speaks 1: install a version of it that speaks 1`,
    );
  }
  return exported;
}

function unknownRunner(type: string, module: string, entries: readonly string[], root: string): LeatError {
  if (module.startsWith('./')) return new LeatError('UNKNOWN_RUNNER', `there is no file ${module} in the project`);
  const known = [...entries, ...runnerNames(root)].filter((name) => name !== type);
  const isOfficial = runnerNames(root).includes(type);
  if (!isOfficial && closest(type, known) !== undefined)
    return new LeatError('UNKNOWN_RUNNER', `unknown runner "${type}"${suggest(type, known)}`);
  const noEntry = entries.length > 0 && !isOfficial ? `there is no entry "${type}", and ` : '';
  return new LeatError('UNKNOWN_RUNNER', `${noEntry}the package ${module} is not installed${installHint(root, module)}`);
}

/** The place in front, whatever went wrong with the type. */
function located(error: unknown, { type, origin, label }: TypeUse): LeatError {
  const { code, message } = isLeatError(error) ? error : { code: 'UNKNOWN_RUNNER', message: String(error) };
  const isPlain = origin.line === 0 && label === type; // `--runner fasst`: there is nothing more to say
  return configError(origin, code, isPlain ? message : `runner "${label}": ${message}`, isLeatError(error) ? error.cause : error);
}
