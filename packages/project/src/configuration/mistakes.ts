import { isLeatError, LeatError } from '@leat/core';

/** Collects what is wrong, so that all of it can be said at once. */
export class Mistakes {
  readonly errors: LeatError[] = [];

  /** What `attempt` gives; nothing when it throws one of our errors, which is kept. */
  try<T>(attempt: () => T): T | undefined {
    try {
      return attempt();
    } catch (error) {
      if (!isLeatError(error)) throw error;
      this.errors.push(error);
      return undefined;
    }
  }

  /** Throws what was kept: a single error as it is, several as one, each on a line of its own. */
  refuse(): void {
    const [first, ...others] = this.errors;
    if (!first) return;
    if (others.length === 0) throw first;
    const lines = new Set(this.errors.map(({ message }) => message));
    throw new LeatError(first.code, [...lines].join('\n'), { ...(first.details && { details: first.details }) });
  }
}
