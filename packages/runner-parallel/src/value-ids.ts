/** Numbers for objects, so that a thread can be told of a value without being sent it. Tells when an object is gone, for its value may be forgotten. */
export class ValueIds {
  readonly #ids = new WeakMap<object, number>();
  readonly #registry: FinalizationRegistry<number>;
  #last = 0;

  constructor(gone: (id: number) => void) {
    this.#registry = new FinalizationRegistry(gone);
  }

  of(object: object): number {
    let id = this.#ids.get(object);
    if (id === undefined) {
      id = ++this.#last;
      this.#ids.set(object, id);
      this.#registry.register(object, id);
    }
    return id;
  }

  known(object: object): number | undefined {
    return this.#ids.get(object);
  }
}
