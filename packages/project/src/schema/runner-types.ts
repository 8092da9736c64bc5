import { type RunnerDefinition, schemaOf } from '@leat/core';
import { runnerNames } from '../loading/installed-packages.ts';
import { runnerDefinitions } from '../loading/runner-definitions.ts';
import { locateType, readType, runnerModule } from '../loading/type-reference.ts';
import { type OptionProperties, optionProperties } from './json-schema.ts';

/** A runner that can be named by `type:`. */
export interface RunnerType {
  /** All names of it: `parallel`, `@leat/runner-parallel`. */
  readonly names: readonly string[];
  readonly kind: RunnerDefinition['kind'];
  readonly options: OptionProperties;
}

/** The runners that are installed by their short names, and those of `named` that can be imported. */
export async function runnerTypes(root: string, named: Iterable<string>): Promise<readonly RunnerType[]> {
  const short = runnerNames(root).filter((name) => locateType(readType(name, runnerModule), root) !== undefined);
  const others = [...named].filter((name) => !short.includes(name) && !short.some((one) => runnerModule(one) === name));
  const definitions = runnerDefinitions(root);
  const found = await Promise.all(
    [...new Set([...short, ...others])].sort().map(async (name): Promise<RunnerType | undefined> => {
      const definition = await definitions.of(name).catch(() => undefined); // what is wrong with it is said when it is used
      if (!definition) return undefined;
      const names = short.includes(name) ? [name, runnerModule(name)] : [name];
      return { names, kind: definition.kind, options: optionProperties(await schemaOf(definition)) };
    }),
  );
  return found.filter((one) => one !== undefined);
}
