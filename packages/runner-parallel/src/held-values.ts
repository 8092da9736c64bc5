/** Values that a thread keeps; what was not used for longest goes first. */
const limit = 64;

/** The numbers of the values that a thread holds, in the order of their last use. */
export class HeldValues {
  readonly #ids = new Set<number>();

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  add(id: number): void {
    this.#ids.add(id);
  }

  /** These are the last to go. Gives those that go now. */
  use(ids: readonly number[]): readonly number[] {
    for (const id of ids) {
      this.#ids.delete(id);
      this.#ids.add(id);
    }
    return this.#ids.size > limit ? [...this.#ids].slice(0, this.#ids.size - limit) : [];
  }

  /** Gives those of them that were held. */
  drop(ids: readonly number[]): readonly number[] {
    return ids.filter((id) => this.#ids.delete(id));
  }

  clear(): void {
    this.#ids.clear();
  }
}
