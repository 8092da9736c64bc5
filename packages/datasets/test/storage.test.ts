import { test } from 'vitest';
import { storagePromises } from './support/storage-promises.ts';
import { localPlace } from './support/test-place.ts';

test.each(storagePromises)('on this machine: $title', async ({ keep }) => keep(await localPlace()));
