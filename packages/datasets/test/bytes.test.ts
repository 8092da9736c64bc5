import fc from 'fast-check';
import { expect, test } from 'vitest';
import bytes from '../src/bytes.ts';
import { folder, made } from './made.ts';

test('all bytes come back as they were, whole or in parts', async () => {
  const dataset = await made(bytes, await folder(), { path: 'x.bin' });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.uint8Array(), async (one, other) => {
      await dataset.save(one);
      expect(Buffer.from(one).equals(await dataset.load())).toBe(true);
      const parts = dataset.append();
      await parts.write(one);
      await parts.write(other);
      await parts.commit();
      expect(Buffer.concat([one, other]).equals(await dataset.load())).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('what is not bytes is refused', async () => {
  const dataset = await made(bytes, await folder(), { path: 'x.bin' });
  await expect(dataset.save('text')).rejects.toThrow('bytes (a Buffer, a Uint8Array) were expected, and a value of type string came');
});
