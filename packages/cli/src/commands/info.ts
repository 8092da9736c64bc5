import { isLeatError } from '@leat/core';
import { installedPackages } from '@leat/project';
import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';
import { settingsOf } from '../running/settings.ts';
import { columns } from '../terminal/columns.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { version } from '../version.ts';
import { flaggedProject } from './flagged-project.ts';

/** `leat info`: versions, the project around the working directory, and what is installed in it. */
export async function tellInfo(context: Context, flags: ProjectFlags): Promise<void> {
  const { output } = context.terminal;
  const versions = { leat: version, node: process.versions.node };
  const project = await projectFacts(context, flags);
  if (flags.json) return output.write(jsonLine({ type: 'info', ...versions, platform: process.platform, ...(project && { project }) }));
  const style = styleFor(output.stream);
  const row = (label: string, text: string) => [style('dim', label), printable(text)];
  const rows = [row('leat', versions.leat), row('node', `${versions.node} on ${process.platform}`)];
  if (project) {
    const { root, env, environments, confSource, files, runners, packages } = project;
    rows.push(row('project', root), row('conf', `${confSource}, ${files.length} ${files.length === 1 ? 'file' : 'files'}`));
    rows.push(row('env', env), row('others', environments.filter((one) => one !== env).join(', ') || 'none'));
    rows.push(row('runners', runners.join(', ') || 'none: everything runs sequentially'));
    for (const [index, one] of packages.entries()) rows.push(row(index === 0 ? 'installed' : '', `${one.name} ${one.version}`));
  } else rows.push(row('project', 'none: there is no leat.config.ts here, nor in a folder above'));
  output.write(columns(rows, 200));
}

async function projectFacts(context: Context, flags: ProjectFlags) {
  try {
    const project = await flaggedProject(context, settingsOf(flags));
    const { root, env, environments, confSource, files } = project;
    const runners = project.runners().map(({ name }) => name);
    return { root, env, environments, confSource, files, runners, packages: installedPackages(root) };
  } catch (error) {
    if (isLeatError(error) && error.code === 'NO_PROJECT') return undefined;
    throw error;
  }
}
