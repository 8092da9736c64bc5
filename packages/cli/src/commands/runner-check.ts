import type { Context } from '../context.ts';
import type { ProjectFlags, RunFlags } from '../flags.ts';
import { jsonLine } from '../report/json-reporter.ts';
import { exitCodes } from '../running/exit-code.ts';
import { printable, printableLines } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { flaggedProject } from './flagged-project.ts';

/** `leat runner check`: plans and makes every runner of runners.yml, and runs nothing. */
export async function checkRunners(context: Context, flags: ProjectFlags & Pick<RunFlags, 'json'>): Promise<void> {
  const { output, errors } = context.terminal;
  const project = await flaggedProject(context, flags);
  const found = await project.check();
  if (found.errors.length > 0) context.exitCode = exitCodes.usage;
  if (flags.json) return output.write(jsonLine({ type: 'runner.check', env: project.env, ...found }));

  const style = styleFor(errors.stream);
  for (const { message } of found.errors) errors.write(`${style('red', '✗')} ${printableLines(message)}\n`);
  for (const { message } of found.warnings) errors.write(`${style('yellow', '!')} ${printableLines(message)}\n`);
  if (found.errors.length > 0) return;
  const names = project.runners().map(({ name }) => printable(name));
  const good = styleFor(output.stream);
  output.write(`${good('green', '✓')} ${names.length === 0 ? 'runners.yml has no entries' : `${names.join(', ')}: nothing wrong`}\n`);
}
