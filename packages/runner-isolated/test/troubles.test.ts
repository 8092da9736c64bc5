import { memoryDataset, type RunEvent, type RunResult } from '@leat/core';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { isRunning, listener, newFolder, request, seenIn, start } from './fixtures/start.ts';

let runner: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  runner = await start({ grace: 300 });
});
afterAll(() => runner[Symbol.asyncDispose]());

const errorOf = (result: RunResult) => (result.status === 'succeeded' ? undefined : result.error);

test.each([
  ['exit', 'PROCESS_EXITED', 'the process of runner "isolated" exited with code 7 while node "exit" was running in it'],
  ['exitWell', 'PROCESS_EXITED', 'the process of runner "isolated" exited with code 0 while node "exitWell" was running in it'],
  ['kill', 'PROCESS_EXITED', 'the process of runner "isolated" was ended by SIGKILL while node "kill" was running in it'],
  ['rejectLater', 'PROCESS_EXITED', 'died while node "rejectLater" was running in it of an error that nothing caught: floating'],
  ['throwText', undefined, '"a string" was thrown, which is not an Error'],
  [
    'makeFunction',
    'NOT_CLONEABLE',
    '"out" cannot be sent between the processes of runner "isolated": it holds the function "change" at .on.change.',
  ],
  [
    'makeInstance',
    'NOT_CLONEABLE',
    '"out" cannot be sent between the processes of runner "isolated": it holds an instance of Model at [0].',
  ],
  ['makeProxy', 'NOT_CLONEABLE', '"out" cannot be sent between the processes of runner "isolated": #<Object> could not be cloned.'],
])('the trouble %s fails the run, and says how', async (pipeline, code, message) => {
  const { events, emit } = listener();
  const result = await runner.run(request(pipeline, { emit }));
  expect(result.status).toBe('failed');
  expect(errorOf(result)).toMatchObject({ message: expect.stringContaining(message), ...(code && { code }) });
  expect(result.nodes).toMatchObject([{ node: pipeline }]);
  expectClosed(events);
});

/** Everything that has started has ended. */
function expectClosed(events: readonly RunEvent[]): void {
  const count = (type: RunEvent['type']) => events.filter((event) => event.type === type).length;
  expect(count('run.started')).toBe(2);
  expect(count('run.finished')).toBe(2);
  expect(count('node.finished')).toBe(count('node.started'));
}

test('an error keeps its class name, code, stack line and cause', async () => {
  expect(errorOf(await runner.run(request('throwCauses')))).toMatchObject({
    name: 'PriceError',
    code: 'E_PRICE',
    stack: expect.stringMatching(/work\.ts:\d+:11/),
    cause: { name: 'TypeError', message: 'not a price' },
  });
});

test('a process that runs out of memory ends alone, and the error says so', async () => {
  vi.stubEnv('NODE_OPTIONS', '--max-old-space-size=64');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(errorOf(await runner.run(request('fillHeap')))).toMatchObject({
    code: 'PROCESS_EXITED',
    message:
      'the process of runner "isolated" was ended by SIGABRT while node "fillHeap" was running in it, which is how a process ends that has run out of memory',
  });
});

test('a node that changes a given value fails in the words of every runner', async () => {
  const result = await runner.run(request('spoil', { data: new Map([['rows', memoryDataset([1, 2, 3])]]) }));
  expect(errorOf(result)).toMatchObject({ name: 'TypeError', message: 'Cannot add property 3, object is not extensible' });
});

test('a given value that cannot be sent fails its reader, by name', async () => {
  const result = await runner.run(request('spoil', { data: new Map([['rows', memoryDataset([() => 1])]]) }));
  expect(errorOf(result)).toMatchObject({
    code: 'NOT_CLONEABLE',
    message: expect.stringContaining('dataset "rows" cannot be loaded: "rows" cannot be sent'),
  });
});

test.each([
  ['an endless loop', 'loop'],
  ['a promise that never settles', 'never'],
])('ends %s after its grace', async (_, pipeline) => {
  const controller = new AbortController();
  const { events, emit } = listener();
  const stop = (event: RunEvent) => event.type === 'node.started' && setTimeout(() => controller.abort(new RangeError('enough')), 50);
  let began = 0;
  controller.signal.addEventListener('abort', () => {
    began = performance.now();
  });
  const result = await runner.run(
    request(pipeline, {
      signal: controller.signal,
      emit(event) {
        emit(event);
        stop(event);
      },
    }),
  );
  expect(performance.now() - began).toBeLessThan(1300);
  expect(result).toMatchObject({ status: 'cancelled', error: { code: 'RUN_CANCELLED', cause: { name: 'RangeError', message: 'enough' } } });
  expect(result.nodes).toMatchObject([{ node: pipeline, status: 'cancelled', attempts: 1 }]);
  expectClosed(events);
});

test('hands on an abort with its reason to a node that watches for it', async () => {
  const controller = new AbortController();
  const emit = (event: RunEvent) => void (event.type === 'node.started' && controller.abort(new RangeError('enough')));
  const result = await runner.run(request('watch', { signal: controller.signal, emit }));
  expect(result).toMatchObject({ status: 'cancelled', error: { code: 'RUN_CANCELLED', cause: { name: 'RangeError', message: 'enough' } } });
  expect(result.nodes).toMatchObject([{ status: 'cancelled', error: { name: 'RangeError', message: 'enough' } }]);
});

test.runIf(process.platform === 'linux')('ends the processes that a node has left behind', async () => {
  const folder = newFolder();
  const result = await runner.run(request('leaveProcess', {}, folder));
  expect(result.status).toBe('succeeded');
  const left = Number(seenIn(folder).at(-1)!.replace('left ', ''));
  expect(isRunning(left)).toBe(false);
});
