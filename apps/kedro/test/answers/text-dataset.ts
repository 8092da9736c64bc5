import { checkOptions, type Dataset, type DatasetContext, type DatasetDefinition, LeatError, schemaOf } from '@leat/core';
import text from '@leat/datasets/text';

/** A dataset of leat's own types as a catalog makes it, in `root`; one inside it is a text. */
export async function datasetOf(
  definition: DatasetDefinition,
  options: Readonly<Record<string, unknown>>,
  root: string,
  versions: DatasetContext['versions'] = { save: 'now' },
): Promise<Dataset> {
  const textSchema = await schemaOf(text);
  const context: DatasetContext = {
    name: 'rows',
    root,
    versions,
    dataset: ({ type: _, ...given }) => text.create(checked(checkOptions(textSchema, given)), context),
  };
  return definition.create(checked(await checkOptions(await schemaOf(definition), options)), context);
}

type Checked = ReturnType<typeof checkOptions>;

function checked(outcome: Checked): object {
  const { value, issues } = outcome as Awaited<Checked>;
  if (issues.length === 0) return value;
  throw new LeatError('DATASET_OPTIONS', issues.map(({ message }) => message).join('; '));
}
