import { expect, test } from 'vitest';
import { temporaryProject } from './temporary-project.ts';
import { filesOf, wrongProjects } from './wrong-projects.ts';

test.concurrent.each(wrongProjects)('says in one message what is wrong with $title', async (wrong) => {
  using project = temporaryProject(filesOf(wrong));
  const before = project.files();

  const { code, errors } = await project.leat(wrong.words ?? ['run'], wrong.environment);

  const said = errors.replaceAll(project.root, '{root}').replace(/after (< )?[\d.]+ m?s/, 'after {time}');
  expect(said).toBe(wrong.says);
  expect(code).toBe(wrong.code);
  expect(errors).not.toMatch(/^ {4}at /m);
  expect(project.files()).toEqual(before);
});

test('there are at least thirty, and no two have the same cause', () => {
  expect(wrongProjects.length).toBeGreaterThanOrEqual(30);
  expect(new Set(wrongProjects.map(({ says }) => says)).size).toBe(wrongProjects.length);
});
