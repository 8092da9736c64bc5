/** Lets one in at a time, in the order of their coming. */
export interface Turns {
  take<T>(act: () => Promise<T>): Promise<T>;
}

/** Turns for those who would write over each other. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(act) {
      const mine = last.then(act);
      last = mine.catch(() => {});
      return mine;
    },
  };
}
