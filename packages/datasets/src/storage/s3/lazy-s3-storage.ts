import type { AtomicWrite } from '../atomic-write.ts';
import type { Storage } from '../storage.ts';
import type { S3Credentials } from './s3-access.ts';
import { s3Error } from './s3-error.ts';

/** The storage of S3, loaded when a file of it is first used: most projects have none, and it is the larger part of this package. */
export function lazyS3Storage(credentials: S3Credentials | undefined): Storage {
  let made: Promise<Storage> | undefined;
  const storage = (): Promise<Storage> => {
    made ??= import('./s3-storage.ts').then(({ s3Storage }) => s3Storage(credentials));
    return made;
  };
  return {
    read: async (place, range) => (await storage()).read(place, range),
    async *stream(place) {
      yield* (await storage()).stream(place);
    },
    size: async (place) => (await storage()).size(place),
    exists: async (place) => (await storage()).exists(place),
    write: (place) => lazyWrite(async () => (await storage()).write(place)),
    hold: async (place) => (await storage()).hold(place),
    stage: async (place) => (await storage()).stage(place),
    list: async (folder) => (await storage()).list(folder),
    remove: async (place) => (await storage()).remove(place),
    contains: async (folder, place) => (await storage()).contains(folder, place),
    explain: s3Error,
  };
}

function lazyWrite(begin: () => Promise<AtomicWrite>): AtomicWrite {
  let begun: Promise<AtomicWrite> | undefined;
  const file = (): Promise<AtomicWrite> => {
    begun ??= begin();
    return begun;
  };
  return {
    write: async (chunk) => (await file()).write(chunk),
    commit: async () => (await file()).commit(),
    discard: async () => (await begun)?.discard(),
  };
}
