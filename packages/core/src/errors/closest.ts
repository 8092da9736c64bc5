/** The known name most like `name`, when one is near enough to have been meant: at most a third of its letters differ. */
export function closest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** ` Did you mean "workers"?` when something is near, else what there is, else nothing: the end of a message about an unknown name. */
export function suggest(name: string, known: Iterable<string>): string {
  const names = [...known];
  const near = closest(name, names);
  if (near !== undefined) return `. Did you mean "${near}"?`;
  if (names.length === 0) return '';
  const shown = names.slice(0, 20).join(', ');
  return `. There ${names.length === 1 ? 'is' : 'are'}: ${shown}${names.length > 20 ? ` and ${names.length - 20} more` : ''}`;
}

/** Optimal string alignment distance (Damerau–Levenshtein without repeated edits); stops at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
