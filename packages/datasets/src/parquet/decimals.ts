import type { FileMetaData, SchemaElement } from 'hyparquet';

/** A column of decimals: how many of its digits stand behind the point. */
export type Decimals = ReadonlyMap<string, number>;

/** Takes the decimals out of hyparquet's hands, which multiplies by a power of ten and so gives 0.35000000000000003 for 0.35. Those inside lists and structs stay with it. */
export function takeDecimals(metadata: FileMetaData): { readonly metadata: FileMetaData; readonly decimals: Decimals } {
  const decimals = new Map<string, number>();
  const topLevel = topLevelElements(metadata.schema);
  const schema = metadata.schema.map((element): SchemaElement => {
    if (!topLevel.has(element) || element.converted_type !== 'DECIMAL') return element;
    decimals.set(element.name, element.scale ?? 0);
    const { converted_type: _, logical_type: __, ...plain } = element;
    return plain;
  });
  return { metadata: { ...metadata, schema }, decimals };
}

/** The schema is a tree written depth first, each element with the number of its children. */
function topLevelElements(schema: readonly SchemaElement[]): ReadonlySet<SchemaElement> {
  const found = new Set<SchemaElement>();
  let next = 1;
  const skip = () => {
    const { num_children: children = 0 } = schema[next++]!;
    for (let child = 0; child < children; child++) skip();
  };
  while (next < schema.length) {
    const element = schema[next]!;
    if (!element.num_children) found.add(element);
    skip();
  }
  return found;
}
