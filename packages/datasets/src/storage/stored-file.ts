import { stat } from 'node:fs/promises';
import { type Appending, type DatasetContext, type DatasetFile, LeatError } from '@leat/core';
import { placeOf } from './place.ts';
import type { S3Credentials } from './s3/s3-access.ts';
import type { ByteRange } from './storage.ts';
import { onePlace, versionedPlaces } from './versions.ts';

/** The options of every dataset in one file. */
export interface StoredFileOptions {
  readonly path: string;
  readonly versioned?: boolean | undefined;
  readonly credentials?: S3Credentials | undefined;
}

/** One dataset's file, wherever it is kept. What goes wrong with it is said with the dataset's name, its path and what to do. */
export interface StoredFile {
  /** `dataset "companies" (data/companies.csv`, `)`: the start of every message about its content. */
  at(line?: number): string;
  /** All of it, or a part. */
  read(range?: ByteRange): Promise<Buffer>;
  stream(): AsyncIterable<Buffer>;
  /** In bytes. */
  size(): Promise<number>;
  exists(): Promise<boolean>;
  /** All or nothing: until it resolves, and when it rejects, the old file is whole. */
  save(content: string | Uint8Array): Promise<void>;
  /** The same in parts. */
  append(): Appending<string | Uint8Array>;
  /** What the storage said about this file, for people. */
  failed(doing: 'read' | 'written', error: unknown): unknown;
  /** Its path as in the catalog, with the version that is known. */
  readonly location: string;
  /** How a node that works on files reads and writes it. */
  readonly file: DatasetFile;
  /** Forgets which version is the newest. */
  release(): void;
}

/** The file at `path`, which is relative to the root of the data. Nothing is touched until it is used. */
export function storedFile({ path, versioned, credentials }: StoredFileOptions, context: DatasetContext): StoredFile {
  const place = placeOf(path, credentials, context);
  const { storage } = place;
  const places = versioned ? versionedPlaces(path, place, context) : onePlace(path, place);

  const failed = (doing: 'read' | 'written', error: unknown, at = place.address) =>
    storage.explain(error, { dataset: context.name, path: at, doing });
  /** Does something at a place, and says what goes wrong with it. */
  const told = async <T>(doing: 'read' | 'written', at: Promise<string>, work: (at: string) => Promise<T>): Promise<T> => {
    let where: string | undefined;
    try {
      where = await at;
      return await work(where);
    } catch (error) {
      throw failed(doing, error, where);
    }
  };
  const reading = <T>(work: (at: string) => Promise<T>) => told('read', places.toLoad(), work);
  const writing = <T>(at: Promise<string>, work: (at: string) => Promise<T>) => told('written', at, work);

  const append = (): Appending<string | Uint8Array> => {
    const at = places.toSave();
    const file = at.then((address) => storage.write(address));
    file.catch(() => {}); // said by what is done next
    return {
      write: (chunk) => writing(at, async () => (await file).write(chunk)),
      commit: () =>
        writing(at, async () => {
          await (await file).commit();
          places.forget();
        }),
      discard: () => writing(at, async () => (await file).discard()),
    };
  };

  const checkWritten = async (path: string) => {
    if ((await stat(path).catch(() => undefined))?.isFile()) return;
    throw new LeatError(
      'NOT_WRITTEN',
      `dataset "${context.name}" (${places.shown()}): the node has written no file to the path it was given`,
    );
  };

  return {
    at: (line) => `dataset "${context.name}" (${places.shown()}${line === undefined ? '' : `:${line}`})`,
    read: (range) => reading((at) => storage.read(at, range)),
    async *stream() {
      let at: string | undefined;
      try {
        at = await places.toLoad();
        yield* storage.stream(at);
      } catch (error) {
        throw failed('read', error, at);
      }
    },
    size: () => reading((at) => storage.size(at)),
    async exists() {
      try {
        return await reading((at) => storage.exists(at));
      } catch (error) {
        if ((error as { code?: unknown }).code === 'NO_VALUE') return false;
        throw error;
      }
    },
    async save(content) {
      const file = append();
      await file.write(content);
      await file.commit();
    },
    append,
    failed: (doing, error) => failed(doing, error),
    get location() {
      return places.shown();
    },
    file: {
      read: () => reading((at) => storage.hold(at)),
      async write() {
        const at = places.toSave();
        const staged = await writing(at, (address) => storage.stage(address));
        return {
          path: staged.path,
          commit: () =>
            writing(at, async () => {
              await checkWritten(staged.path);
              await staged.commit();
              places.forget();
            }),
          discard: () => staged.discard(),
        };
      },
    },
    release: () => places.forget(),
  };
}
