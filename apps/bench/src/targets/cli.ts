import { join } from 'node:path';
import { median, medianRatio } from '../median.ts';
import { startTimes } from '../start-times.ts';
import { defineTargets, type Measured, type Target } from '../target.ts';
import { printedTotal, twoNodeProject } from '../two-node-project.ts';

/** What the command line costs: whole processes, from their start to their exit. */
export const cli: readonly Target[] = defineTargets('cli', {
  start: { limit: 2.5, unit: 'x', measure: start },
});

/** `leat run` of two nodes against a process that does nothing, in one loop of starts. */
async function start(): Promise<Measured> {
  await using project = await twoNodeProject();
  const place = { cwd: project.root, compileCache: join(project.root, '.compile-cache') };
  const commands = [
    { ...place, args: ['node_modules/leat/dist/main.js', 'run'], prints: printedTotal },
    { ...place, args: ['empty.mjs'] },
  ];
  const [run, empty] = startTimes(commands, { warmUp: 4, rounds: 40 }) as [number[], number[]];
  const details = `leat run ${median(run).toFixed(1)} ms, node empty.mjs ${median(empty).toFixed(1)} ms`;
  return { figure: medianRatio(run, empty), details };
}
