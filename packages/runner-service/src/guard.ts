import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, problem } from './problem.ts';

/** What the guard looks at. */
export interface Guarded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** Anyone may ask whether the service lives. */
export const livePath = '/health/live';

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** Refuses what a browser could be made to send (another name for this machine, another site's page), what lacks the token, and all that is not plain JSON. */
export function guard(token: string | undefined): (request: Guarded) => Answer | undefined {
  const expected = token === undefined ? undefined : digest(`Bearer ${token}`);
  return ({ method, url, headers }) => {
    const { host = '', origin, authorization = '' } = headers;
    if (!loopback.test(host)) return problem(421, 'this service answers to localhost, 127.0.0.1 and [::1] only');
    const foreign = origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`;
    if (foreign || headers['sec-fetch-site'] === 'cross-site') return problem(403, 'pages of other origins may not use this service');
    if (expected && url !== livePath && !timingSafeEqual(digest(bearer(authorization)), expected)) {
      return problem(401, 'this service needs the header "Authorization: Bearer <token>"');
    }
    if (method !== 'POST') return undefined;
    if (headers['content-type'] !== 'application/json') return problem(415, 'the header "Content-Type" must be exactly application/json');
    if (headers['content-encoding'] !== undefined) return problem(415, 'a body with a content encoding is not taken: send it plain');
    return undefined;
  };
}

/** The name of the scheme may be written in any case (RFC 9110). */
const bearer = (authorization: string): string => authorization.replace(/^bearer /i, 'Bearer ');

/** Of one length, so that comparing takes the same time whatever was sent. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
