import { expect, test } from 'vitest';
import { optionalPackage } from '../src/optional-package.ts';

test('a package that is not installed is named with the command that installs it', async () => {
  const name = 'a-package-nobody-has';
  await expect(optionalPackage(name, 'dataset "table" (x)', () => import(name))).rejects.toMatchObject({
    code: 'NOT_INSTALLED',
    message: `dataset "table" (x): the package ${name} is needed, and not installed: npm install ${name}`,
  });
});

test('an error of the package itself stays what it is', async () => {
  const broken = new Error('broken');
  await expect(optionalPackage('x', 'dataset', () => Promise.reject(broken))).rejects.toBe(broken);
});
