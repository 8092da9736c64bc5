import { type DatasetContext, type JsonValue, LeatError } from '@leat/core';
import { parseJson } from '../json/parse-json.ts';
import { type Place, placeOf } from '../storage/place.ts';
import type { S3Credentials } from '../storage/s3/s3-access.ts';
import { type StoredFile, storedFile } from '../storage/stored-file.ts';
import { byText } from '../storage/text-order.ts';

/** Which partitions one consumer has processed. */
export interface Manifest {
  /** Is it one of the manifest's own files? */
  owns(address: string): boolean;
  processed(): Promise<ReadonlySet<string>>;
  /** Keeps what a load has given until it is confirmed, perhaps in another thread. */
  loaded(ids: readonly string[]): Promise<void>;
  /** Enters what this run's last load has given; nothing when there was none. */
  confirm(): Promise<void>;
}

/** The manifest in a JSON file, `{ processed: [ids] }`, and beside it what is loaded and not confirmed yet. */
export function manifestIn(path: string, credentials: S3Credentials | undefined, context: DatasetContext): Manifest {
  const file = storedFile({ path, credentials }, context);
  const pendingPath = `${path}.pending`;
  const pending = storedFile({ path: pendingPath, credentials }, context);
  const place = placeOf(path, credentials, context);
  const pendingPlace = placeOf(pendingPath, credentials, context);
  const run = context.versions.save;
  let given: readonly string[] | undefined;

  const processed = async () => new Set((await file.exists()) ? idsIn('processed', await read(file), file) : []);
  const givenElsewhere = async () => {
    if (!(await pending.exists())) return [];
    const value = await read(pending);
    return isMapping(value) && value.run === run ? idsIn('loaded', value, pending) : [];
  };

  return {
    owns: (address) => address === place.address || address === pendingPlace.address,
    processed,
    async loaded(ids) {
      given = ids;
      if (ids.length > 0) await pending.save(`${JSON.stringify({ run, loaded: ids })}\n`);
    },
    async confirm() {
      const ids = given ?? (await givenElsewhere());
      given = undefined;
      if (ids.length === 0) return;
      const all = new Set([...(await processed()), ...ids]);
      await file.save(`${JSON.stringify({ processed: [...all].sort(byText) }, undefined, 2)}\n`);
      await remove(pendingPlace);
    },
  };
}

const read = async (file: StoredFile): Promise<JsonValue> => parseJson(await file.read(), file);
const remove = ({ storage, address }: Place): Promise<void> => storage.remove(address);

function idsIn(key: string, value: JsonValue, file: StoredFile): readonly string[] {
  const ids = isMapping(value) ? value[key] : undefined;
  if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return ids;
  throw new LeatError(
    'INVALID_DATA',
    `${file.at()}: this is no manifest: it has no list of ids "${key}". Correct it, or remove it to begin anew`,
  );
}

const isMapping = (value: JsonValue): value is { readonly [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
