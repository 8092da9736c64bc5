import { expect, test } from 'vitest';
import { redactionOf } from '../src/terminal/redaction.ts';

const secret = 's3cret/pass+word?';

test.each<[string, string, string]>([
  ['as it is', `with ${secret}.`, 'with ***.'],
  ['in JSON', JSON.stringify({ key: 'say "s3cret"' }), '{"key":"say ***"}'],
  ['in an address', `https://example.org/?key=${encodeURIComponent(secret)}`, 'https://example.org/?key=***'],
  ['in base64', `Bearer ${Buffer.from(secret).toString('base64')}`, 'Bearer ***='],
  ['in the form of a web page', String(new URLSearchParams({ key: 'a s3cret' })), 'key=***'],
  ['in hex', Buffer.from(secret).toString('hex'), '***'],
  ['in base64 for addresses', Buffer.from(secret).toString('base64url'), '***'],
])('a secret is taken out %s', (_, text, clean) => {
  expect(redactionOf([secret, '"s3cret"', 'a s3cret']).text(text)).toBe(clean);
});

test('no more than two characters are left of a secret in base64, whatever stands around it', () => {
  for (const encoding of ['base64', 'base64url'] as const) {
    for (const before of ['', 'a', 'ab', 'abc', 'name:']) {
      for (const after of ['', 'z', 'yz', 'xyz', ':rest']) {
        const clean = redactionOf([secret]).text(Buffer.from(before + secret + after).toString(encoding));
        const left = clean.replace('***', '').replace(/=+$/, '').length;
        const others = Math.floor((before.length * 8) / 6) + Math.floor((after.length * 8) / 6);
        expect(left - others).toBeLessThanOrEqual(2);
      }
    }
  }
});

test('numbers of a JSON value stay numbers, whatever digits a secret has', () => {
  expect(redactionOf(['123456']).json({ at: 91234567, text: 'x123456' })).toEqual({ at: 91234567, text: 'x***' });
});

test('values of less than six characters are left, for they stand in innocent words', () => {
  expect(redactionOf(['short']).text('a short word')).toBe('a short word');
  expect(redactionOf(['short']).idle).toBe(true);
});
