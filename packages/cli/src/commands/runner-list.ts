import { shortName, toErrorData } from '@leat/core';
import type { DescribedRunner, Project, RunnerDescription } from '@leat/project';
import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { sentenceOf } from '../report/failure.ts';
import { jsonLine } from '../report/json-line.ts';
import { settingsOf } from '../running/settings.ts';
import { columns } from '../terminal/columns.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { flaggedProject } from './flagged-project.ts';
import { placesText } from './places-text.ts';

/** `leat runner list`: every entry of runners.yml, what it comes to, and where it stands. */
export async function listRunners(context: Context, flags: ProjectFlags): Promise<void> {
  const { output } = context.terminal;
  const project = await flaggedProject(context, settingsOf(flags));
  const runners = await listed(project);
  if (flags.json) return output.write(jsonLine({ type: 'runner.list', env: project.env, runners }));
  if (runners.length === 0)
    output.write('  There are no entries in runners.yml: everything runs sequentially. A first one: "default: sequential".\n');
  const style = styleFor(output.stream);
  const rows = runners.map(({ name, line, error, origins }) => [
    style('bold', printable(name)),
    error === undefined ? printable(line) : style('red', printable(error)),
    style('dim', placesText(origins)),
  ]);
  output.write(columns(rows, 50));
}

async function listed(project: Project) {
  const found = [];
  for (const { name, origins } of project.runners()) {
    const described = await project.runner({ runner: name }).then(
      (one) => ({ line: lineOf(name, one) }),
      (thrown) => ({ line: '', error: sentenceOf(toErrorData(thrown)) }),
    );
    found.push({ name, origins, error: undefined, ...described });
  }
  return found;
}

/** A layer is shown without the runner that it goes around when it is run alone. */
function lineOf(name: string, { line, tree }: DescribedRunner): string {
  if (isLayerAlone(tree)) return `${shortName(tree.type)}(…)`;
  return line.startsWith(`${name} = `) ? line.slice(name.length + 3) : line;
}

function isLayerAlone({ isLayer, names, runners }: RunnerDescription): boolean {
  const inner = runners.default;
  if (!isLayer || names.length !== 1 || !inner) return false;
  return inner.names.length === 0 ? inner.type === 'sequential' : inner.names[0]?.name === 'default';
}
