import { LeatError, toErrorData } from '@leat/core';
import type { Context } from '../context.ts';
import type { RunFlags } from '../flags.ts';
import { headingOf } from '../report/heading.ts';
import { reporterFor } from '../report/reporter-for.ts';
import { Tally } from '../report/tally.ts';
import { listenForInterruption } from '../running/interruption.ts';
import { judge } from '../running/judge.ts';
import { lostError } from '../running/lost-error.ts';
import { putAway } from '../running/put-away.ts';
import { type RequestParts, requestOf } from '../running/request.ts';
import { newRunId } from '../running/run-id.ts';
import { settingsOf } from '../running/settings.ts';
import { styleFor } from '../terminal/style.ts';
import { asCommand } from './as-command.ts';
import { choiceOf, flaggedProject } from './flagged-project.ts';

/** `leat run`: one run, from its flags to its closing lines. */
export const run = asCommand(async (context: Context, flags: RunFlags): Promise<void> => {
  const began = performance.now();
  const settings = settingsOf(flags);
  if (settings.dryRun) return (await import('./looking.ts')).dryRun(context, settings);
  const { terminal } = context;
  const runId = newRunId();
  const tally = new Tally();
  const reporter = reporterFor(context, settings, runId, tally);
  const safe = (thrown: unknown) => terminal.redaction.json(toErrorData(thrown));

  context.lose = (lost) => reporter.lose(safe(lostError(lost, tally.runningNodes)));
  const interruption = listenForInterruption({
    stopping: () => reporter.stopping(),
    running: () => tally.runningNodes,
    forcing: () => reporter.lose(safe(new LeatError('ENDED_BY_FORCE', 'the run was ended at once and has no result'))),
  });
  const emit: RequestParts['emit'] = (event) => {
    tally.see(event);
    reporter.event(terminal.redaction.json(event));
  };

  try {
    const project = await flaggedProject(context, settings);
    const described = await project.runner(choiceOf(settings));
    const runner = await project.build(described.plan);
    reporter.begin(headingOf(described, project.env, styleFor(terminal.output.stream)));
    for (const warning of described.warnings) reporter.warn(warning);
    try {
      const result = await runner.run(requestOf(project, settings, { runId, emit, signal: interruption.signal }));
      await new Promise(setImmediate); // a signal that came while a node held the thread is seen only now
      const report = terminal.redaction.json(judge(result, interruption.crash));
      await reporter.end({ report, outputs: result.outputs, duration: performance.now() - began });
      context.ending = { ...report, signal: interruption.received };
    } finally {
      await putAway(runner, reporter.warn);
    }
  } catch (thrown) {
    const error = safe(interruption.crash?.error ?? thrown);
    reporter.refuse(error);
    context.ending = { status: 'refused', error, signal: interruption.received };
  } finally {
    interruption.close();
  }
});
