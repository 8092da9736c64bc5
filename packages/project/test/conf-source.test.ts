import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type FileEntry, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { packTar, type TarEntry } from 'modern-tar';
import { expect, test } from 'vitest';
import { openProject, openSource } from '../src/index.ts';
import { projectFolder } from './project-folder.ts';
import { inProcess } from './project-process.ts';

interface Packed {
  readonly path: string;
  readonly text?: string;
  readonly link?: string;
}

const settings: readonly Packed[] = [
  { path: 'settings/base/parameters.yml', text: 'model: { alpha: 1, beta: 2 }\n' },
  { path: 'settings/base/runners.yml', text: 'api: { type: service, token: "${secret:API_TOKEN}", runner: sequential }\n' },
  { path: 'settings/prod/parameters.yml', text: 'model:\n  alpha: 3\n' },
  { path: 'settings/base/.hidden.yml', text: 'not: read\n' },
];

async function tarOf(files: readonly Packed[]): Promise<Buffer> {
  const entries = files.map(({ path: name, text = '', link }): TarEntry => {
    if (link !== undefined) return { header: { name, size: 0, type: 'symlink', linkname: link } };
    return { header: { name, size: Buffer.byteLength(text), type: 'file' }, body: text };
  });
  return gzipSync(await packTar(entries));
}

async function zipOf(files: readonly Packed[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, filenameValidation: 'tolerant' } as never);
  for (const { path, text = '', link } of files) {
    const options: Partial<FileEntry> =
      link === undefined ? {} : { unixMode: 0o120_777, versionMadeBy: 0x314, externalFileAttributes: 0o120_777 * 2 ** 16 };
    await writer.add(path, new Uint8ArrayReader(Buffer.from(link ?? text)), options as never);
  }
  return writer.close();
}

const kinds = [
  ['conf.tar.gz', tarOf],
  ['conf.tgz', tarOf],
  ['conf.zip', zipOf],
] as const;

test.each(kinds)('reads an archive as it reads a folder: %s', async (name, pack) => {
  const root = projectFolder({});
  writeFileSync(join(root, name), await pack(settings));
  const project = await openProject({ root, confSource: name, env: 'prod' });
  expect(project).toMatchObject({
    env: 'prod',
    confSource: name,
    environments: ['base', 'prod'],
    parameters: { model: { alpha: 3, beta: 2 } },
    secretNames: ['API_TOKEN'],
    files: [`${name}/base/parameters.yml`, `${name}/base/runners.yml`, `${name}/prod/parameters.yml`],
  });
  const { entries } = await project.config('parameters');
  expect(entries.model).toMatchObject({ entries: { alpha: { origins: [{ file: `${name}/prod/parameters.yml`, line: 2, column: 3 }] } } });
});

test('reads an archive with "base" at its top, and one made by tar', async () => {
  const root = projectFolder({ 'conf/base/parameters.yml': 'a: 5\n' });
  writeFileSync(
    join(root, 'top.zip'),
    await zipOf(settings.map(({ path, ...rest }) => ({ path: path.replace('settings/', ''), ...rest }))),
  );
  expect((await openProject({ root, confSource: 'top.zip' })).parameters).toEqual({ model: { alpha: 1, beta: 2 } });
  execFileSync('tar', ['-czf', 'made.tar.gz', 'conf'], { cwd: root });
  expect((await openProject({ root, confSource: 'made.tar.gz' })).parameters).toEqual({ a: 5 });
});

test('reads another folder, inside of the project or elsewhere', async () => {
  const elsewhere = projectFolder({ 'conf/base/parameters.yml': 'from: elsewhere\n' });
  const root = projectFolder({ 'settings/base/parameters.yml': 'from: settings\n' });
  const inside = await openProject({ root, confSource: './settings' });
  expect(inside).toMatchObject({ parameters: { from: 'settings' }, confSource: 'settings', files: ['settings/base/parameters.yml'] });
  const outside = await openProject({ root, confSource: join(elsewhere, 'conf') });
  expect(outside).toMatchObject({ parameters: { from: 'elsewhere' }, confSource: join(elsewhere, 'conf') });
});

test('another thread reads the same source', async () => {
  const root = projectFolder({
    'leat.config.js': 'export default { pipelines: {} };\n',
  });
  const catalog = 'rows: { type: csv, path: rows.csv }\n';
  writeFileSync(join(root, 'conf.zip'), await zipOf([{ path: 'conf/base/catalog.yml', text: catalog }]));
  const { source } = await openProject({ root, confSource: join(root, 'conf.zip') });
  expect(source.arguments).toMatchObject({ confSource: 'conf.zip' });
  const work = await (await openSource(JSON.parse(JSON.stringify(source.arguments)), root)).load();
  expect(work.catalog.get('rows')?.load()).toEqual({ file: join(root, 'rows.csv') });
});

test('reads archives as it is built, with its libraries in it', async () => {
  const root = projectFolder({});
  for (const [name, pack] of kinds) writeFileSync(join(root, name), await pack(settings));
  const said = await inProcess(
    root,
    `for (const confSource of ${JSON.stringify(kinds.map(([name]) => name))}) said((await openProject({ root, confSource })).parameters);`,
  );
  expect(said).toEqual(kinds.map(() => ({ model: { alpha: 1, beta: 2 } })));
});

const base: Packed = { path: 'conf/base/parameters.yml', text: 'a: 1\n' };

test.each<readonly [title: string, files: readonly Packed[], why: string]>([
  ['a path that leads out', [base, { path: 'conf/../../escaped.yml' }], '"conf/../../escaped.yml" leads out of the archive'],
  ['an absolute path', [base, { path: '/etc/leat.yml' }], '"/etc/leat.yml" is an absolute path'],
  ['a path with a drive', [base, { path: 'C:/leat.yml' }], '"C:/leat.yml" is an absolute path'],
  ['a path with backslashes', [base, { path: 'conf\\base\\x.yml' }], '"conf\\\\base\\\\x.yml" is no path: folders are separated by "/"'],
  [
    'a link',
    [base, { path: 'conf/base/catalog.yml', link: '/etc/passwd' }],
    '"conf/base/catalog.yml" is a link or a device: only files and folders are read',
  ],
  ['no folder "base"', [{ path: 'conf/parameters.yml' }], 'there is no folder "base" in it, at the top or in a folder at the top'],
  ['two folders with "base"', [base, { path: 'other/base/x.yml' }], '"conf/base" and "other/base" are both in it: keep one'],
])('refuses an archive with %s, and writes nothing', async (_, files, why) => {
  for (const [name, pack] of [kinds[0], kinds[2]]) {
    const root = projectFolder({});
    mkdirSync(join(root, 'inside'));
    writeFileSync(join(root, 'inside', name), await pack(files));
    await expect(openProject({ root, confSource: `inside/${name}` })).rejects.toMatchObject({
      code: 'BAD_CONF_SOURCE',
      message: `inside/${name}: ${why}`,
    });
  }
});

test('refuses an archive that grows beyond measure', async () => {
  const root = projectFolder({});
  writeFileSync(join(root, 'bomb.tar.gz'), gzipSync(Buffer.alloc(110 * 1024 * 1024)));
  await expect(openProject({ root, confSource: 'bomb.tar.gz' })).rejects.toThrow('bomb.tar.gz: its files are larger than 100 MB together');
  writeFileSync(join(root, 'bomb.zip'), await zipOf([base, { path: 'conf/base/catalog.yml', text: 'x'.repeat(110 * 1024 * 1024) }]));
  await expect(openProject({ root, confSource: 'bomb.zip' })).rejects.toThrow('bomb.zip: its files are larger than 100 MB together');
});

test.each([
  ['nothing.zip', undefined, 'there is no "nothing.zip"'],
  ['conf.rar', 'x', '"conf.rar" cannot be read: the source of the configuration is a folder, or an archive'],
  ['conf.zip', 'this is no zip file', 'conf.zip: it cannot be read as a zip file'],
  ['conf.tar.gz', 'this is no gzip file', 'conf.tar.gz: it cannot be read as gzip'],
])('says what is wrong with the source %s', async (name, text, message) => {
  const root = projectFolder(text === undefined ? {} : { [name]: text });
  await expect(openProject({ root, confSource: name })).rejects.toMatchObject({
    code: 'BAD_CONF_SOURCE',
    message: expect.stringContaining(message),
  });
});

test('says that a tar file is cut off', async () => {
  const root = projectFolder({});
  const whole = await packTar([{ header: { name: 'conf/base/parameters.yml', size: 5, type: 'file' }, body: 'a: 1\n' }]);
  writeFileSync(join(root, 'conf.tgz'), gzipSync(whole.subarray(0, 514)));
  await expect(openProject({ root, confSource: 'conf.tgz' })).rejects.toThrow('conf.tgz: it cannot be read as a tar file');
});

test('folders that go round by links, and files that cannot be read, are said', async () => {
  const root = projectFolder({ 'conf/base/parameters.yml': 'a: 1\n' });
  symlinkSync('.', join(root, 'conf/base/again'));
  await expect(openProject({ root })).rejects.toThrow('conf/base: folders are nested more than 20 deep');
  const other = projectFolder({ 'conf/base/parameters.yml': 'a: 1\n' });
  symlinkSync('nowhere', join(other, 'conf/base/catalog.yml'));
  await expect(openProject({ root: other })).rejects.toThrow('conf/base/catalog.yml: it cannot be read: ENOENT');
});
