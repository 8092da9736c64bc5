import { expect, test } from 'vitest';
import { redactionOf } from '../src/terminal/redaction.ts';
import { withNodes } from './numbers.ts';
import { temporaryProject } from './temporary-project.ts';

const canary = 'Xk7"q/Lm+2 canary=93';

test('prints no secret that the configuration names, in any form, on any stream', async () => {
  using project = temporaryProject(
    withNodes(
      `const value = process.env.CANARY!;
const leak = (log: any) => {
  console.log('console', value);
  console.error('console', value);
  log.info(value);
  return { token: value, address: 'https://x/?t=' + encodeURIComponent(value), coded: Buffer.from(value).toString('base64') };
};
const fail = (given: object) => {
  throw new Error('refused: ' + value, { cause: new Error(JSON.stringify(given)) });
};
export default pipeline([node(leak, { inputs: ['run:logger'], outputs: 'leaked' }), node(fail, { inputs: ['leaked'], outputs: 'x' })]);`,
      { 'conf/base/credentials.yml': 'api: { token: "${secret:CANARY}" }\n' },
    ),
  );

  const ends = await Promise.all(
    [['run'], ['run', '--json'], ['run', '--verbose'], ['run', '--to-nodes', 'leak'], ['runner', 'describe']].map((words) =>
      project.leat(words, { CANARY: canary }),
    ),
  );

  const forms = [
    canary,
    JSON.stringify(canary).slice(1, -1),
    encodeURIComponent(canary),
    Buffer.from(canary).toString('base64').slice(0, 24),
  ];
  for (const { output, errors } of ends) for (const form of forms) expect(output + errors).not.toContain(form);
  expect(ends[0]?.errors).toContain('Error: refused: ***');
  expect(ends[3]?.output).toContain("token: '***'");
});

test('leaves values of less than six characters, for they are found in innocent words', () => {
  expect(redactionOf(['five5']).idle).toBe(true);
  expect(redactionOf(['sixsix']).text('a sixsix b')).toBe('a *** b');
});

test('replaces the longer of two secrets that overlap', () => {
  expect(redactionOf(['secret', 'secret-and-more']).text('secret-and-more')).toBe('***');
});

test('redacts every string of a JSON value and leaves it JSON', () => {
  const quoted = 'say "hello"';
  expect(redactionOf([quoted]).json({ a: [`x ${quoted} y`], [quoted]: 1 })).toEqual({ a: ['x *** y'], '***': 1 });
});
