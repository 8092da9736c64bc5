const quote = 0x22;
const none: readonly boolean[] = [];

/** Which cells of a line of csv stand in quotes, when any does. The line is known to be well-formed. */
export function quotedCells(line: Buffer, delimiter: Buffer): readonly boolean[] {
  if (!line.includes(quote)) return none;
  const quoted: boolean[] = [];
  for (let at = 0; ; at += delimiter.length) {
    const isQuoted = line[at] === quote;
    quoted.push(isQuoted);
    at = line.indexOf(delimiter, isQuoted ? closing(line, at) : at);
    if (at < 0) return quoted;
  }
}

/** The quote that ends the cell: not one of two in a row, which are one of its text. */
function closing(line: Buffer, opening: number): number {
  for (let at = line.indexOf(quote, opening + 1); ; at = line.indexOf(quote, at + 2)) if (line[at + 1] !== quote) return at;
}
