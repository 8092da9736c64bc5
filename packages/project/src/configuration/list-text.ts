/** Reads the names of a list such as `--nodes a,b`: a comma inside brackets belongs to a name, the space around names and empty ones go. */
export function parseList(text: string): readonly string[] {
  const names: string[] = [];
  let start = 0;
  let open = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === '[') open++;
    else if (character === ']') open = Math.max(0, open - 1);
    else if (character === undefined || (character === ',' && open === 0)) {
      names.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return names.filter((name) => name !== '');
}
