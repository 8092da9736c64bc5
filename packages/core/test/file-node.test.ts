import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type Dataset, fileNode, type NodeFiles, node, pipeline } from '../src/index.ts';
import { run } from './fixtures/inline.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leat-files-'));
});

/** A text file whose writers write beside it. */
function textFile(name: string): Dataset<string> {
  const path = join(folder, name);
  return {
    location: path,
    load: () => readFile(path, 'utf8'),
    save: (value) => writeFile(path, value),
    file: {
      read: async () => ({ path, [Symbol.asyncDispose]: async () => {} }),
      write: async () => ({
        path: `${path}.staged`,
        commit: () => rename(`${path}.staged`, path),
        discard: () => rm(`${path}.staged`, { force: true }),
      }),
    },
  };
}

const upper = async ({ inputs: [source, suffix], outputs: [target], logger }: NodeFiles) => {
  logger.info(`reads ${source}`);
  await writeFile(target!, (await readFile(source as string, 'utf8')).toUpperCase() + suffix);
};

test('a node that works on files gets paths for datasets and values for parameters, and its outputs are in place afterwards', async () => {
  const catalog = new Map([
    ['notes', textFile('notes.txt')],
    ['loud', textFile('loud.txt')],
  ]);
  const both = pipeline([
    node(() => 'quiet', { name: 'write', outputs: 'notes' }),
    fileNode(upper, { name: 'shout', inputs: ['notes', 'params:suffix'], outputs: ['loud'] }),
    node((loud: string) => loud.length, { name: 'measure', inputs: 'loud', outputs: 'length' }),
  ] as const);
  const result = await run(both, {}, { parameters: { suffix: '!' } }, { catalog });
  expect(result.status).toBe('succeeded');
  expect(await readFile(join(folder, 'loud.txt'), 'utf8')).toBe('QUIET!');
  expect(await result.outputs.get('length')?.load()).toBe(6);
  expect(result.events).toContainEqual(expect.objectContaining({ type: 'log', node: 'shout', text: `reads ${join(folder, 'notes.txt')}` }));
});

test('nothing of its outputs remains when it fails', async () => {
  const catalog = new Map([['loud', textFile('loud.txt')]]);
  await writeFile(join(folder, 'loud.txt'), 'as it was');
  const failing = fileNode(
    async ({ outputs: [target] }) => {
      await writeFile(target!, 'half');
      throw new Error('no more');
    },
    { name: 'failing', outputs: ['loud'] },
  );
  expect(await run(pipeline([failing]), {}, {}, { catalog })).toMatchObject({ status: 'failed', error: { message: 'no more' } });
  expect(await readFile(join(folder, 'loud.txt'), 'utf8')).toBe('as it was');
  await expect(readFile(join(folder, 'loud.txt.staged'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('is refused before anything starts when one of its datasets is no file', async () => {
  const shout = fileNode(upper, { name: 'shout', inputs: ['notes'], outputs: ['loud'] });
  const both = pipeline([node(() => 'quiet', { name: 'write', outputs: 'notes' }), shout] as const);
  await expect(run(both)).rejects.toThrow('node "shout" works on files, and dataset "notes" is none');
});
