import { type DatasetDefinition, defineDataset, LeatError } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { duckdbRelationOptions } from './duckdb/duckdb-options.ts';
import { isRelation, type Relation } from './duckdb/relation.ts';
import { copyStatement, fileRelation } from './duckdb/relation-file.ts';
import { fileDataset } from './storage/file-dataset.ts';
import { storedFile } from './storage/stored-file.ts';
import { kindOf } from './tables/infer-type.ts';

/** A table in a Parquet, CSV or JSON lines file, as a reference to it: nothing is read until a node runs a query. What is saved is a relation too, whose query is run straight into the file. */
const duckdbRelation: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(duckdbRelationOptions),
  create(options, context) {
    const file = storedFile(options, context);
    return fileDataset(file, {
      async load() {
        await using held = await file.file.read();
        return fileRelation(held.path);
      },
      async save(value: Relation) {
        const at = file.at();
        if (!isRelation(value)) {
          throw new LeatError(
            'UNFIT_VALUE',
            `${at}: a relation was expected, and ${kindOf(value)} came. Rows are saved by the types parquet and csv`,
          );
        }
        const { withDuckdb } = await import('./duckdb/duckdb-connection.ts');
        const staged = await file.file.write();
        try {
          const { database } = value;
          const place = { at, ...(database !== undefined && { database }) };
          await withDuckdb(place, (connection) => connection.run(copyStatement(value, staged.path)));
          await staged.commit();
        } catch (error) {
          await staged.discard();
          throw error;
        }
      },
    });
  },
});

export default duckdbRelation;
