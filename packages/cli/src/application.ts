import { buildApplication, buildRouteMap } from '@stricli/core';
import { catalog } from './routes/catalog.ts';
import { completion } from './routes/completion.ts';
import { config } from './routes/config.ts';
import { info } from './routes/info.ts';
import { pipeline } from './routes/pipeline.ts';
import { run } from './routes/run.ts';
import { runner } from './routes/runner.ts';
import { texts } from './texts.ts';
import { version } from './version.ts';

/** The command line of `leat`. Nothing but the parser stands here: what a command needs is imported when the command is called. */
export const application = buildApplication(
  buildRouteMap({
    routes: { run, pipeline, catalog, config, runner, info, completion },
    docs: { brief: 'Pipelines whose running logic you install, configure by name and compose' },
  }),
  {
    name: 'leat',
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { caseStyle: 'convert-camel-to-kebab', useAliasInUsageLine: true, onlyRequiredInUsageLine: true },
    localization: { text: texts },
  },
);
