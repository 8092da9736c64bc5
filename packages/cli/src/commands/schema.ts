import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LeatError } from '@leat/core';
import { catalogSchema, type JsonSchema, type Project, runnersSchema } from '@leat/project';
import type { Context } from '../context.ts';
import type { SchemaFlags } from '../flags.ts';
import { settingsOf } from '../running/settings.ts';
import { flaggedProject } from './flagged-project.ts';

/** `leat runner schema`: what editors check and complete runners.yml by. */
export const writeRunnersSchema = (context: Context, flags: SchemaFlags): Promise<void> => write(context, flags, runnersSchema);

/** `leat catalog schema`: the same of catalog.yml. */
export const writeCatalogSchema = (context: Context, flags: SchemaFlags): Promise<void> => write(context, flags, catalogSchema);

async function write(
  context: Context,
  { output: file, ...flags }: SchemaFlags,
  schemaOf: (project: Project) => Promise<JsonSchema>,
): Promise<void> {
  const schema = await schemaOf(await flaggedProject(context, settingsOf(flags)));
  const text = `${JSON.stringify(schema, undefined, flags.json ? undefined : 2)}\n`;
  const { output } = context.terminal;
  if (file === undefined) return output.write(text);
  const path = resolve(file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new LeatError('UNWRITABLE_FILE', `--output: ${(error as Error).message}`, { cause: error });
  }
}
