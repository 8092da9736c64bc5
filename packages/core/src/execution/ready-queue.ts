/** Node numbers, the longest remaining path first, then the order of declaration. Who comes in that order (all of a fan, each of a chain) waits in a row, at no cost; who does not, in a binary heap. */
export class ReadyQueue {
  readonly #rank: ArrayLike<number>;
  readonly #row: number[] = [];
  readonly #heap: number[] = [];
  /** Of the row: what is before it has gone, and what is from the end on counts no more (cutting the array would make it anew). */
  #first = 0;
  #end = 0;

  constructor(rank: ArrayLike<number>) {
    this.#rank = rank;
  }

  get size(): number {
    return this.#end - this.#first + this.#heap.length;
  }

  clear(): void {
    this.#first = this.#end = this.#heap.length = 0;
  }

  push(node: number): void {
    const row = this.#row;
    if (this.#first === this.#end) this.#first = this.#end = 0;
    if (this.#end === 0 || this.#before(row[this.#end - 1]!, node)) row[this.#end++] = node;
    else this.#pushHeap(node);
  }

  pop(): number {
    const row = this.#row;
    const inRow = this.#first < this.#end;
    if (inRow && (this.#heap.length === 0 || this.#before(row[this.#first]!, this.#heap[0]!))) return row[this.#first++]!;
    return this.#popHeap();
  }

  #pushHeap(node: number): void {
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

  #popHeap(): number {
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
