/** The name without its transcoding: `rows` for `rows@csv`, another way to load the same thing. */
export function baseName(name: string): string {
  const at = name.indexOf('@');
  return at === -1 ? name : name.slice(0, at);
}

/** Whether it is a name a dataset can have: text that is not empty, with at most one `@`, and something on both sides of it. */
export function isDatasetName(name: unknown): name is string {
  if (typeof name !== 'string' || name === '') return false;
  const at = name.indexOf('@');
  return at === -1 || (at > 0 && at < name.length - 1 && name.indexOf('@', at + 1) === -1);
}
