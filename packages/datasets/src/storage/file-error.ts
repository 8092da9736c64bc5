import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { LeatError } from '@leat/core';
import type { Attempt } from './storage.ts';

/** What the operating system said about a file, as a LeatError: NO_VALUE, NO_ACCESS, DISK or FILE. Other errors are given back as they are. */
export function fileError(error: unknown, { dataset, path, doing }: Attempt): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || syscall === undefined) return error;
  const told = (kind: string, words: string) =>
    new LeatError(kind, `dataset "${dataset}": ${words}`, { cause: error, details: { path, errno: code } });

  switch (code) {
    case 'ENOENT':
      if (doing === 'written') return told('FILE', `${path} could not be written, for its folder was removed meanwhile`);
      return told(
        'NO_VALUE',
        `there is no file ${path}, and nothing has made it yet. Put it there, or run the nodes that make "${dataset}"`,
      );
    case 'EISDIR':
      return told('FILE', `${path} is a folder. Its "path" must be that of a file`);
    case 'ENOTDIR':
    case 'EEXIST':
      return told('FILE', `${path} cannot be ${doing}: a part of this path is a file, where a folder is needed`);
    case 'ELOOP':
      return told('FILE', `${path} is a symbolic link that leads in a circle`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return told('NO_ACCESS', `${path} may not be ${doing} by this user (${code}). Change its permissions, or its "path"`);
    case 'ENOSPC':
    case 'EDQUOT':
      return told('DISK', `no space left to write ${path}${free(path)}. What was there before is whole. Make space, and run again`);
    case 'EIO':
      return told('DISK', `the disk failed when ${path} was ${doing} (${syscall}: EIO)`);
    default:
      return told('FILE', `${path} could not be ${doing}: ${message}`);
  }
}

function free(path: string): string {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return ` (${bavail * bsize} bytes are free on that disk)`;
  } catch {
    return '';
  }
}
