import { schemaOf } from '@leat/core';
import { importDatasetType } from '../loading/dataset-types.ts';
import { datasetNames } from '../loading/installed-packages.ts';
import type { Project } from '../loading/open-project.ts';
import {
  definitionName,
  isObject,
  type JsonSchema,
  mapValues,
  type OptionProperties,
  optionProperties,
  orTemplate,
  referTo,
  textSuchAs,
  whenType,
} from './json-schema.ts';

const dataset: JsonSchema = referTo('dataset');
/** What the dataset around it gives need not be said, such as a path. */
const inner: JsonSchema = referTo('inner');

/** `${…}` of the configuration, `{…}` of a pattern. */
const standsForAnother = '\\$\\{|\\{[A-Za-z_]\\w*\\}';

/** A JSON Schema (draft-07) of `catalog.yml`, from the option schemas of the dataset types that are installed: so that editors complete and check it. */
export async function catalogSchema({ root, config, catalog }: Project): Promise<JsonSchema> {
  const { entries, patterns } = await catalog();
  const credentials = Object.keys((await config('credentials')).entries);
  const named = [...entries, ...patterns].map(({ type }) => type);
  const types = new Map<string, OptionProperties>();
  for (const type of new Set([...(datasetNames(root) ?? ['memory']), ...named].sort())) {
    const definition = await importDatasetType(type, root).catch(() => undefined); // what is wrong with it is said when it is used
    if (definition) types.set(type, optionProperties(await schemaOf(definition)));
  }
  const type = {
    description: 'What it is: a short name, a package, an export of one (package#Name) or a file of the project (./src/mine.ts).',
    anyOf: textSuchAs([...types.keys()]),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'catalog.yml',
    description: 'Datasets by name, or by pattern: "{layer}_{name}" declares all whose names fit it.',
    type: 'object',
    patternProperties: { '^_': {} },
    additionalProperties: { anyOf: [dataset, { type: 'null' }] },
    definitions: {
      dataset: {
        type: 'object',
        required: ['type'],
        properties: { type },
        allOf: [...types].map(([name, { required }]) => whenType([name], { allOf: [referTo(definitionName(name)), { required }] })),
      },
      inner: {
        type: 'object',
        required: ['type'],
        properties: { type },
        allOf: [...types.keys()].map((name) => whenType([name], referTo(definitionName(name)))),
      },
      ...Object.fromEntries([...types].map(([name, options]) => [definitionName(name), typeSchema(name, options, credentials)])),
    },
  };
}

function typeSchema(name: string, { properties, isClosed }: OptionProperties, credentials: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: {
      type: { const: name },
      metadata: { description: 'Anything, for people and for other programs.' },
      ...mapValues(properties, (one, key) => asWritten(one as JsonSchema, key, credentials)),
    },
    ...(isClosed && { additionalProperties: false }),
  };
}

/** An option as it stands in the file: credentials by name, the dataset inside another as a declaration or its type alone. */
function asWritten(schema: JsonSchema, key: string, credentials: readonly string[]): JsonSchema {
  if (key === 'credentials') return { description: 'A name in credentials.yml.', anyOf: [...textSuchAs(credentials), { type: 'object' }] };
  if (key === 'dataset') return { description: 'The dataset that it goes around.', anyOf: [{ type: 'string' }, inner] };
  if (!isObject(schema.properties)) return orTemplate(schema, standsForAnother);
  return { ...schema, properties: mapValues(schema.properties, (one, name) => asWritten(one as JsonSchema, name, credentials)) };
}
