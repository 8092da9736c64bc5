import { parseArgs } from 'node:util';
import { isMet, jsonLine, machine, type Outcome, tableOf } from './report.ts';
import { selectTargets } from './select-targets.ts';
import type { Target } from './target.ts';
import { targets } from './targets/index.ts';

const usage = `pnpm bench [name…] [--json] [--strict] [--list]

Names are groups ("core") or targets ("core/growth-chain"); all without a name.
--json    one line of JSON for each target
--strict  exit with 1 when a target is missed
--list    the names`;

process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  return 2;
});

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, strict: { type: 'boolean' }, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return say(usage);
  const selected = selectTargets(targets, positionals);
  if (values.list) return say(selected.map(({ name }) => name).join('\n'));
  const outcomes = values.json ? await measureAsJson(selected) : await measureAsTable(selected);
  if (outcomes.some(({ error }) => error)) return 1;
  return values.strict && !outcomes.every(isMet) ? 1 : 0;
}

function say(text: string): number {
  console.log(text);
  return 0;
}

async function measureAsJson(selected: readonly Target[]): Promise<Outcome[]> {
  return measureEach(selected, (outcome) => console.log(jsonLine(outcome)));
}

async function measureAsTable(selected: readonly Target[]): Promise<Outcome[]> {
  const table = tableOf(selected);
  const { cpu, cores, node } = machine();
  console.log(`${cpu}, ${cores} cores, node ${node}\n\n${table.head}`);
  const outcomes = await measureEach(selected, (outcome) => console.log(table.row(outcome)));
  const met = outcomes.filter(isMet).length;
  console.log(`\n${met} of ${outcomes.length} met`);
  return outcomes;
}

async function measureEach(selected: readonly Target[], show: (outcome: Outcome) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const target of selected) {
    const outcome = await target.measure().then(
      (measured): Outcome => ({ target, measured }),
      (error: Error): Outcome => ({ target, error }),
    );
    outcomes.push(outcome);
    show(outcome);
  }
  return outcomes;
}
