import type { LocatedMap, LocatedValue } from '../configuration/located-value.ts';
import { openProject, type Project } from '../loading/open-project.ts';
import { definitionName, type JsonSchema, orNull, orTemplate, partial, referTo, textSuchAs, whenType } from './json-schema.ts';
import { policyProperties } from './policy-schema.ts';
import { type RunnerType, runnerTypes } from './runner-types.ts';

const runner: JsonSchema = referTo('runner');
const mapping: JsonSchema = referTo('mapping');
const slot = { description: 'The runner inside: an entry, a type, a mapping or a list.' };

/** A JSON Schema (draft-07) of `runners.yml` in every environment of the project, from the option schemas of the runners that are installed: so that editors complete and check it. */
export async function runnersSchema({ root, confSource, config }: Project): Promise<JsonSchema> {
  const base = await (await openProject({ root, confSource, env: 'base' })).config('runners');
  const types = await runnerTypes(root, new Set([...typesIn(base), ...typesIn(await config('runners'))]));
  const overlays = new Overlays(types);
  const entries = Object.entries(base.entries).map(([name, entry]) => [name, overlays.slot(entry)]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'runners.yml',
    description: 'Runners by name: each is the name of another, a mapping with "type", or a list of runners, outermost first.',
    type: 'object',
    properties: Object.fromEntries(entries),
    patternProperties: { '^_': {} },
    additionalProperties: overlaySlot(mapping),
    definitions: {
      runner: slotSchema(mapping),
      mapping: {
        type: 'object',
        required: ['type'],
        properties: { type: typeProperty(types) },
        allOf: types.map((type) => whenType(type.names, referTo(definitionOf(type)))),
      },
      ...Object.fromEntries(types.map((type) => [definitionOf(type), typeSchema(type)])),
    },
  };
}

const definitionOf = ({ names }: RunnerType): string => definitionName(names[0] ?? '');

/** A runner that is like this when it is a mapping. */
const slotSchema = (ofMapping: JsonSchema, others: readonly JsonSchema[] = []): JsonSchema => ({
  if: { type: 'object' },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
  then: ofMapping,
  else: { anyOf: [{ type: 'string' }, { type: 'array', minItems: 1, items: runner }, ...others] },
});

/** In the file of an environment, nothing takes out what is below. */
const overlaySlot = (ofMapping: JsonSchema): JsonSchema => slotSchema(ofMapping, [{ type: 'null' }]);

const typeProperty = (types: readonly RunnerType[]): JsonSchema => ({
  description: 'Which runner it is: a short name, a package, an export of one (package#Name) or a file of the project (./src/mine.ts).',
  anyOf: textSuchAs(types.flatMap(({ names }) => names.slice(0, 1))),
});

/** Everything a mapping of this type may say. */
function typeSchema({ kind, options, names }: RunnerType): JsonSchema {
  return {
    type: 'object',
    properties: {
      type: { enum: names },
      ...(kind === 'executor' && policyProperties),
      ...Object.fromEntries(Object.entries(options.properties).map(([name, one]) => [name, orNull(orTemplate(one))])),
      ...(kind === 'wrapper' && innerProperties(runner, {})),
    },
    required: ['type', ...options.required],
    ...(options.isClosed && { additionalProperties: false }),
  };
}

const innerProperties = (single: JsonSchema, byName: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> => ({
  runner: { ...slot, ...single },
  runners: {
    description: 'The runners inside, by name.',
    type: 'object',
    properties: byName,
    additionalProperties: runner,
  },
});

/** What may be laid over the runners of `conf/base`: a mapping without `type` holds options of the type that is there. */
class Overlays {
  readonly #types: readonly RunnerType[];

  constructor(types: readonly RunnerType[]) {
    this.#types = types;
  }

  slot(base: LocatedValue | undefined): JsonSchema {
    const type = base && 'entries' in base ? this.#typeOf(base) : undefined;
    if (!type || !base || !('entries' in base)) return overlaySlot(mapping);
    const overlay = partial(typeSchema(type));
    const inner = type.kind === 'wrapper' && { properties: { ...(overlay.properties as object), ...this.#inner(base) } };
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
    return overlaySlot({ if: { required: ['type'] }, then: mapping, else: { ...overlay, ...inner } });
  }

  #inner({ entries }: LocatedMap): Record<string, JsonSchema> {
    const named = entries.runners && 'entries' in entries.runners ? entries.runners.entries : {};
    const byName = Object.fromEntries(Object.entries(named).map(([name, one]) => [name, this.slot(one)]));
    return innerProperties(this.slot(entries.runner), byName);
  }

  #typeOf({ entries }: LocatedMap): RunnerType | undefined {
    const type = entries.type && 'value' in entries.type ? entries.type.value : undefined;
    return this.#types.find(({ names }) => names.includes(String(type)));
  }
}

/** Every type that mappings name, at any depth. */
function* typesIn(value: LocatedValue): Generator<string> {
  if ('items' in value) for (const item of value.items) yield* typesIn(item);
  if (!('entries' in value)) return;
  const { type, ...others } = value.entries;
  if (type && 'value' in type && typeof type.value === 'string') yield type.value;
  for (const one of Object.values(others)) yield* typesIn(one);
}
