import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';
import { exitCodes } from '../running/exit-code.ts';
import { settingsOf } from '../running/settings.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { entryText } from './catalog-describe.ts';
import { factsOf } from './catalog-list.ts';
import { flaggedProject } from './flagged-project.ts';
import { tellMistakes } from './tell-mistakes.ts';

/** `leat catalog resolve`: what a name means, declared or not, and by which pattern. */
export async function resolveDataset(context: Context, flags: ProjectFlags, name: string): Promise<void> {
  const { output } = context.terminal;
  const project = await flaggedProject(context, settingsOf(flags));
  const found = (await project.catalog()).resolve(name);
  if (found && found.mistakes.length > 0) context.exitCode = exitCodes.usage;
  if (flags.json) {
    const { pattern, location, mistakes = [] } = found ?? {};
    const facts = found ? factsOf(found) : { name, type: 'memory' };
    return output.write(jsonLine({ type: 'catalog.resolve', env: project.env, dataset: { ...facts, pattern, location, mistakes } }));
  }
  const style = styleFor(output.stream);
  if (!found)
    return output.write(
      `  ${style('bold', printable(name))} is in no file and fits no pattern: it is kept in memory while a run needs it.\n`,
    );
  const why = found.pattern === undefined ? 'declared by its name' : `fits the pattern ${found.pattern}`;
  const facts = [why, ...(found.location === undefined ? [] : [found.location])].map(printable);
  output.write(`${style('cyan', '▸')} ${style('bold', printable(name))}  ${style('dim', `·  ${facts.join('  ·  ')}`)}\n\n`);
  output.write(entryText(found, style));
  tellMistakes(context.terminal, found.mistakes);
}
