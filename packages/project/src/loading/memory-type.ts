import { type DatasetDefinition, defineDataset, emptyMemoryDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { optional, picklist, strictObject } from 'valibot';

/** `type: memory`, with what its readers get: the value frozen, a copy of it, or the value itself. */
const memory: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () =>
    toStandardJsonSchema(
      strictObject({ copy: optional(picklist(['freeze', 'clone', 'assign'], 'expected freeze, clone or assign'), 'freeze') }),
    ),
  create: ({ copy }) => emptyMemoryDataset(copy),
});

export default memory;
