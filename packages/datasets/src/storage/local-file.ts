import { createReadStream, type ReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Appending, DatasetContext } from '@leat/core';
import { atomicWrite } from './atomic-write.ts';
import { fileError } from './file-error.ts';

/** One dataset's file on this machine. What goes wrong with it is said with the dataset's name, its path and what to do. */
export interface LocalFile {
  /** `dataset "companies" (data/companies.csv`, `)`: the start of every message about its content. */
  at(line?: number): string;
  read(): Promise<Buffer>;
  stream(): ReadStream;
  exists(): Promise<boolean>;
  /** All or nothing: until it resolves, and when it rejects, the old file is whole. */
  save(content: string | Uint8Array): Promise<void>;
  /** The same in parts. */
  append(): Appending<string | Uint8Array>;
  /** What the file system said about this file, for people. */
  failed(doing: 'read' | 'written', error: unknown): unknown;
}

/** The file at `path`, relative to the root of the data. Nothing is touched until it is used. */
export function localFile(path: string, { name, root }: DatasetContext): LocalFile {
  const full = resolve(root, path);
  const failed: LocalFile['failed'] = (doing, error) => fileError(error, { dataset: name, path: full, doing });
  const told = async <T>(doing: 'read' | 'written', work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw failed(doing, error);
    }
  };

  const append = (): Appending<string | Uint8Array> => {
    const file = atomicWrite(full);
    return {
      write: (chunk) => told('written', file.write(chunk)),
      commit: () => told('written', file.commit()),
      discard: () => told('written', file.discard()),
    };
  };

  return {
    at: (line) => `dataset "${name}" (${path}${line === undefined ? '' : `:${line}`})`,
    read: () => told('read', readFile(full)),
    stream: () => createReadStream(full),
    exists: () => told('read', isThere(full)),
    async save(content) {
      const file = append();
      await file.write(content);
      await file.commit();
    },
    append,
    failed,
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}
