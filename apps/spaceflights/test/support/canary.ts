import { randomBytes } from 'node:crypto';

/** A secret that stands nowhere else in the world: 32 random bytes as hexadecimal digits, and three characters that an address must escape. */
export const newCanary = (): string => `${randomBytes(32).toString('hex')}/?+`;

/** In which forms a text holds it. */
export const formsIn = (text: string, canary: string): readonly string[] =>
  Object.entries(formsOf(canary))
    .filter(([, form]) => text.includes(form))
    .map(([name]) => name);

const formsOf = (canary: string): Readonly<Record<string, string>> => ({
  raw: canary.slice(0, 40), // also of one that was cut
  'URL-encoded': encodeURIComponent(canary),
  'base64 of its bytes': Buffer.from(canary.slice(0, 64), 'hex').toString('base64').slice(0, 40),
  base64: shifted(canary, 0),
  'base64, one further': shifted(canary, 1),
  'base64, two further': shifted(canary, 2),
  hexadecimal: Buffer.from(canary).toString('hex'),
});

/** What base64 makes of it at this distance from a multiple of three, without the characters that its neighbours share. */
function shifted(canary: string, offset: 0 | 1 | 2): string {
  const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(canary)]).toString('base64');
  return text.slice(offset === 0 ? 0 : offset + 1, 60);
}
