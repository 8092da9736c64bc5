import processes, { type ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import threads, { MessagePort, Worker } from 'node:worker_threads';

// Imported into every process and thread by way of NODE_OPTIONS. Writes down every message between them and every list
// of arguments: as text, and as the bytes that cross, for a value inside a buffer is in no text.

const file = process.env.LEAT_TEST_SPY!;

function note(how: string, message: unknown): void {
  appendFileSync(
    file,
    `\n${how} ${process.pid}.${threads.threadId} ${inspect(message, { depth: 20, showHidden: true, maxStringLength: null })}\n`,
  );
  try {
    appendFileSync(file, serialize(message));
  } catch {
    // it holds a port or a function: the text has the rest
  }
}

/** Puts a function in the place of a method that notes its first argument. */
function watch(how: string, owner: object, name: string): void {
  const methods = owner as Record<string, (...given: unknown[]) => unknown>;
  const method = methods[name];
  if (!method) return;
  methods[name] = function (this: unknown, ...given) {
    note(how, given[0]);
    return method.apply(this, given);
  };
}

watch('to thread', Worker.prototype, 'postMessage');
watch('through port', MessagePort.prototype, 'postMessage');
watch('to parent', process, 'send');

threads.Worker = class extends Worker {
  constructor(...[entry, options]: ConstructorParameters<typeof Worker>) {
    note('new thread', { entry, workerData: options?.workerData, argv: options?.argv });
    super(entry, options);
  }
};

for (const name of ['fork', 'spawn'] as const) {
  const start = processes[name] as (...given: unknown[]) => ChildProcess;
  Object.assign(processes, {
    [name]: (...given: unknown[]) => {
      note(
        'new process',
        given.filter((one) => typeof one === 'string' || Array.isArray(one)),
      );
      const child = start(...given);
      watch('to child', child, 'send');
      return child;
    },
  });
}
syncBuiltinESMExports();
