import { afterEach, expect, test } from 'vitest';
import { openProject } from '../src/index.ts';
import { projectFolder } from './project-folder.ts';

afterEach(() => {
  delete process.env.TOKEN;
});

test('tells what is to be hidden: texts of credentials, of variables and of secrets, and the password of an address', async () => {
  process.env.TOKEN = 'from the environment';
  const root = projectFolder({
    'conf/base/credentials.yml': [
      'store: { key: in-plain-words, port: 9000, token: "${secret:TOKEN}", both: "Bearer ${env:TOKEN}", unset: "${secret:NONE}" }',
      'db: { url: "postgres://me:p%40ss@host/db" }',
      '',
    ].join('\n'),
  });

  const project = await openProject({ root });

  expect(new Set(project.secretValues())).toEqual(
    new Set(['from the environment', 'in-plain-words', 'Bearer from the environment', 'postgres://me:p%40ss@host/db', 'p%40ss', 'p@ss']),
  );
});

test.each([
  ['an alias', 'store: { key: *Zh7LmQx94kT }', 'conf/base/credentials.yml:1:15  there is no anchor "&***" before this'],
  ['a tag', 'store: { key: !Zh7LmQx94kT x }', undefined],
  ['a number', 'store:\n  key: 98765432109876543210', undefined],
  ['a reference that is never closed', 'store: { key: "${Zh7LmQx94kT" }', undefined],
  ['a value over two lines', 'store: "Zh7LmQx94kT\n  Zh7LmQx94kT', undefined],
  ['a name of nothing', 'store: { key: "${Zh7LmQx94kT}" }', undefined],
])('says what is wrong with credentials without the password: %s', async (_, text, message) => {
  const root = projectFolder({ 'conf/base/credentials.yml': `${text}\n` });

  const error = await openProject({ root }).catch((thrown: Error) => thrown);

  expect(String(error)).toContain('conf/base/credentials.yml:');
  expect(String(error)).not.toMatch(/Zh7LmQx94kT|98765432109876543210/);
  if (message !== undefined) expect((error as Error).message).toBe(message);
});
