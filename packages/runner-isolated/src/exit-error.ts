import { LeatError } from '@leat/core';

/** How a process ended: one of both. */
export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Why there is no result of a process, said of the nodes that were running in it. */
export function exitError({ code, signal }: Ending, running: readonly string[], thrown: Error | undefined): LeatError {
  const names = running.map((name) => `"${name}"`).join(', ');
  const when =
    running.length === 0 ? '' : ` while node${running.length > 1 ? 's' : ''} ${names} ${running.length > 1 ? 'were' : 'was'} running in it`;
  const message = `the process of runner "isolated" ${how(code, signal, when, thrown)}`;
  return new LeatError('PROCESS_EXITED', message, { details: { code, signal }, ...(thrown && { cause: thrown }) });
}

function how(code: number | null, signal: string | null, when: string, thrown: Error | undefined): string {
  if (thrown) return `died${when} of an error that nothing caught: ${thrown.message}`;
  if (signal === 'SIGABRT') return `was ended by SIGABRT${when}, which is how a process ends that has run out of memory`;
  if (signal) return `was ended by ${signal}${when}`;
  return `exited with code ${code}${when}: a node returns or throws, and never calls process.exit`;
}
