import { inspect } from 'node:util';
import { prepareRun } from './project-run.ts';

// A program that uses a project: `drive.ts <root> <runner> <pipeline>`. At SIGTERM it stops the run; at the end it shows all it holds.

const [, , root = '', runner = '', pipeline = ''] = process.argv;
const run = await prepareRun(root, { runner, pipeline });
process.once('SIGTERM', () => run.abort(new Error('enough')));
const running = run.start();
const listening = run.until((event) => event.type === 'note' && event.name === 'service/listening');
listening.then(
  (event) => console.log(JSON.stringify(event)),
  () => {}, // most runs never listen
);
const result = await running;
const outputs = Object.fromEntries(await Promise.all([...result.outputs].map(async ([name, dataset]) => [name, await dataset.load()])));
const stored = await run.request.store.read('trials');
const { request, described, events, runner: built } = run;
console.log(
  inspect(
    { request, described, runner: built, plan: JSON.stringify(built.plan), events, result, outputs, stored },
    { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null },
  ),
);
console.log(`ended: ${result.status}`);
await run[Symbol.asyncDispose]();
