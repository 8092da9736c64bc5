import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { StagedPath } from '@leat/core';
import type { AtomicWrite } from '../atomic-write.ts';
import type { Storage } from '../storage.ts';
import { type S3Credentials, s3Access } from './s3-access.ts';
import { readS3Address, type S3Address } from './s3-address.ts';
import { s3Error } from './s3-error.ts';
import { S3Failure } from './s3-failure.ts';
import { s3List } from './s3-list.ts';
import { s3Request } from './s3-request.ts';
import { s3Stream } from './s3-stream.ts';
import { spool } from './spool.ts';

const most = 5 * 1024 ** 3;

/** Objects of S3, or of a server that speaks like it. What is written is first a file of this machine, so that it is never held in memory, and then sent at once: an object is seen whole or not at all. */
export function s3Storage(credentials: S3Credentials | undefined): Storage {
  const access = () => s3Access(credentials);

  const upload = async (path: string, address: S3Address) => {
    const { size } = await stat(path);
    if (size > most) throw new S3Failure({ code: 'TooLarge' });
    const headers = { 'x-amz-content-sha256': await sha256(path) }; // S3 refuses bytes that changed on the way
    await s3Request({ method: 'PUT', address, headers, body: { path, size } }, access).then(emptied);
  };
  const stage = async (place: string): Promise<StagedPath> => {
    const address = addressOf(place);
    const file = await spool(address.key);
    const discard = async () => file[Symbol.asyncDispose]();
    return {
      path: file.path,
      commit: () => upload(file.path, address).finally(discard),
      discard,
    };
  };
  const head = (place: string) => s3Request({ method: 'HEAD', address: addressOf(place) }, access);

  return {
    read: async (place, range) => joined(s3Stream(addressOf(place), access, range)),
    stream: (place) => s3Stream(addressOf(place), access),
    size: async (place) => Number((await head(place)).headers.get('content-length')),
    exists: (place) => head(place).then(() => true, absent),
    write: (place) => writeThrough(() => stage(place)),
    async hold(place) {
      const address = addressOf(place);
      const file = await spool(address.key);
      try {
        await pipeline(s3Stream(address, access), createWriteStream(file.path, { flags: 'wx' }));
      } catch (error) {
        await file[Symbol.asyncDispose]();
        throw error;
      }
      return file;
    },
    stage,
    list: (folder) => s3List(addressOf(folder), access),
    remove: (place) => s3Request({ method: 'DELETE', address: addressOf(place) }, access).then(emptied),
    contains: async (folder, place) => place.startsWith(`${folder}/`),
    explain: s3Error,
  };
}

/** Writes in parts to a staged path. */
function writeThrough(stage: () => Promise<StagedPath>): AtomicWrite {
  let begun: Promise<Writing> | undefined;
  const writing = () => (begun ??= begin(stage));
  const discard = async () => {
    const started = await begun?.catch(() => undefined);
    await started?.handle.close().catch(() => undefined);
    await started?.staged.discard();
  };
  const orDiscard = async (work: (file: Writing) => Promise<void>) => {
    try {
      await work(await writing());
    } catch (error) {
      await discard();
      throw error;
    }
  };
  return {
    write: (chunk) => orDiscard(({ handle }) => handle.writeFile(chunk)),
    commit: () =>
      orDiscard(async ({ staged, handle }) => {
        await handle.close();
        await staged.commit();
      }),
    discard,
  };
}

interface Writing {
  readonly staged: StagedPath;
  readonly handle: FileHandle;
}

async function begin(stage: () => Promise<StagedPath>): Promise<Writing> {
  const staged = await stage();
  return { staged, handle: await open(staged.path, 'wx', 0o600) };
}

async function joined(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Reads what an answer has left, so that its connection can be used again. */
const emptied = async (response: Response): Promise<void> => void (await response.arrayBuffer());

function absent(error: unknown): false {
  if (error instanceof S3Failure && error.facts.status === 404) return false;
  throw error;
}

function addressOf(place: string): S3Address {
  const address = readS3Address(place);
  if (!address) throw new S3Failure({ code: 'NoSuchKey', status: 404 });
  return address;
}
