/** The last bytes of a stream, to look at again. Places are counted from its beginning. */
export interface RecentBytes {
  add(bytes: Buffer): void;
  between(start: number, end: number): Buffer;
  /** Lets go of what lies before a place. */
  forget(before: number): void;
}

/** Keeps what is added as it comes: it is joined only for who looks at it. */
export function recentBytes(): RecentBytes {
  let pieces: Buffer[] = [];
  let first = 0; // the place where the first piece begins
  return {
    add: (bytes) => void pieces.push(bytes),
    between(start, end) {
      if (pieces.length > 1) pieces = [Buffer.concat(pieces)];
      return pieces[0]!.subarray(start - first, end - first);
    },
    forget(before) {
      while (pieces.length > 0 && first + pieces[0]!.length <= before) first += pieces.shift()!.length;
      if (pieces.length === 0 || before <= first) return;
      pieces[0] = pieces[0]!.subarray(before - first);
      first = before;
    },
  };
}
