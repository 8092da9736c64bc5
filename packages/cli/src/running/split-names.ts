/** The names in `a,b`: commas inside square brackets do not split, and what is empty is no name. */
export function splitNames(text: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '[') depth++;
    if (text[at] === ']') depth--;
    if (at < text.length && (text[at] !== ',' || depth > 0)) continue;
    names.push(text.slice(start, at).trim());
    start = at + 1;
  }
  return names.filter((name) => name !== '');
}
