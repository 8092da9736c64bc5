import { type Emit, fromErrorData } from '@leat/core';
import type { Call, FromProcess, ToProcess } from './messages.ts';

/** The process that started this one. */
export class ParentProcess {
  readonly #questions = new Map<number, PromiseWithResolvers<unknown>>();
  #last = 0;

  /** Resolves once it has been written. Throws when it cannot be sent. */
  tell(message: FromProcess): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    process.send!(message, undefined, undefined, () => resolve()); // a parent that is gone ends this process by other ways
    return promise;
  }

  /** Lets it do what only it can do. */
  ask<T>(call: Call): Promise<T> {
    const question = ++this.#last;
    const asked = Promise.withResolvers<unknown>();
    this.#questions.set(question, asked);
    void this.tell({ type: 'ask', question, call });
    return asked.promise as Promise<T>;
  }

  answered({ question, value, error }: ToProcess & { readonly type: 'reply' }): void {
    const asked = this.#questions.get(question);
    this.#questions.delete(question);
    if (error) asked?.reject(fromErrorData(error));
    else asked?.resolve(value);
  }

  /** Events go to the run where its caller is. One that is no JSON is lost, and does not change the outcome. */
  readonly emit: Emit = (event) => {
    try {
      void this.tell({ type: 'event', event });
    } catch (error) {
      process.emitWarning(error as Error);
    }
  };
}
