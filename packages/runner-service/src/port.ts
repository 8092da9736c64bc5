import { once } from 'node:events';
import { createServer } from 'node:net';
import { LeatError } from '@leat/core';

/** Refuses a port that cannot be had before hours of work are spent: PORT_IN_USE, CANNOT_LISTEN. */
export async function checkPort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
  } catch (cause) {
    throw cannotListen(host, port, cause);
  }
  probe.close();
  await once(probe, 'close');
}

/** What an address that cannot be listened on means, in words. */
export function cannotListen(host: string, port: number, cause: unknown): LeatError {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new LeatError('PORT_IN_USE', `port ${port} of ${host} is in use: stop what listens there, or give the service another "port"`, {
      cause,
    });
  }
  const why = code === 'EACCES' ? 'ports below 1024 are for the system: give the service another "port"' : message;
  return new LeatError('CANNOT_LISTEN', `the service cannot listen on port ${port} of ${host}: ${why}`, { cause });
}
