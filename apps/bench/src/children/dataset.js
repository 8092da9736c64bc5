import { checkOptions, schemaOf } from '@leat/core';

/** A dataset of `@leat/datasets`, made as the catalog makes it. */
export async function dataset(type, options, root) {
  const { default: definition } = await import(`@leat/datasets/${type}`);
  const { value, issues } = await checkOptions(await schemaOf(definition), options);
  if (issues.length > 0) throw new Error(issues.map(({ message }) => message).join('; '));
  return definition.create(value, { name: options.path, root, versions: { save: 'bench' } });
}
