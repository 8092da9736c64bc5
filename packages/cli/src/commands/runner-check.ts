import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';
import { exitCodes } from '../running/exit-code.ts';
import { settingsOf } from '../running/settings.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { flaggedProject } from './flagged-project.ts';
import { tellMistakes, tellWarnings } from './tell-mistakes.ts';

/** `leat runner check`: plans and makes every runner of runners.yml, and runs nothing. */
export async function checkRunners(context: Context, flags: ProjectFlags): Promise<void> {
  const { terminal } = context;
  const project = await flaggedProject(context, settingsOf(flags));
  const found = await project.check();
  if (found.errors.length > 0) context.exitCode = exitCodes.usage;
  if (flags.json) return terminal.output.write(jsonLine({ type: 'runner.check', env: project.env, ...found }));

  tellMistakes(
    terminal,
    found.errors.map(({ message }) => message),
  );
  tellWarnings(
    terminal,
    found.warnings.map(({ message }) => message),
  );
  if (found.errors.length > 0) return;
  const names = project.runners().map(({ name }) => printable(name));
  const good = styleFor(terminal.output.stream)('green', '✓');
  terminal.output.write(`${good} ${names.length === 0 ? 'runners.yml has no entries' : `${names.join(', ')}: nothing wrong`}\n`);
}
