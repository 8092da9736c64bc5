/** Rows in lists of `chunk`, the last of them shorter. Each `for await` over it reads anew, and no more than it takes. */
export const rowStream = <Row>(read: () => AsyncIterable<readonly Row[]>, chunk: number): AsyncIterable<Row[]> => ({
  async *[Symbol.asyncIterator]() {
    let rows: Row[] = [];
    for await (const part of read()) {
      for (const row of part) {
        if (rows.push(row) < chunk) continue;
        yield rows;
        rows = [];
      }
    }
    if (rows.length > 0) yield rows;
  },
});
