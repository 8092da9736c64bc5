/** Every command that answers with something about a project of a catalog with "rows" and "{layer}_{name}". */
export const everyCommand: readonly (readonly string[])[] = [
  ['pipeline', 'list'],
  ['pipeline', 'describe'],
  ['catalog', 'list'],
  ['catalog', 'describe', 'rows'],
  ['catalog', 'resolve', 'x_y'],
  ['catalog', 'schema'],
  ['config', 'show'],
  ['runner', 'list'],
  ['runner', 'describe'],
  ['runner', 'check'],
  ['runner', 'schema'],
  ['info'],
  ['completion', 'bash'],
  ['run', '--dry-run'],
];
