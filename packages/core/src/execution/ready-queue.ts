/** A binary heap of node numbers: the longest remaining path first, then the order of declaration. */
export class ReadyQueue {
  readonly #rank: ArrayLike<number>;
  readonly #heap: number[] = [];

  constructor(rank: ArrayLike<number>) {
    this.#rank = rank;
  }

  get size(): number {
    return this.#heap.length;
  }

  clear(): void {
    this.#heap.length = 0;
  }

  push(node: number): void {
    const heap = this.#heap;
    let at = heap.push(node) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(node, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = node;
  }

  pop(): number {
    const heap = this.#heap;
    const first = heap[0]!;
    const moved = heap.pop()!;
    const size = heap.length;
    if (size === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child + 1 < size && this.#before(heap[child + 1]!, heap[child]!)) child++;
      if (child >= size || !this.#before(heap[child]!, moved)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = moved;
    return first;
  }

  #before(a: number, b: number): boolean {
    const difference = this.#rank[a]! - this.#rank[b]!;
    return difference > 0 || (difference === 0 && a < b);
  }
}
