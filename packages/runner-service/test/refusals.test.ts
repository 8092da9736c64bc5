import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type JsonObject, LeatError, node, pipeline, Secret } from '@leat/core';
import { expect, test } from 'vitest';
import { serviceOf, start } from './fixtures/services.ts';

test.each<[string, JsonObject, string]>([
  ['another host', { serve: ['a'], host: '0.0.0.0' }, '"host": is 127.0.0.1, ::1 or localhost: other machines cannot be served yet'],
  ['a port that is none', { serve: ['a'], port: 70_000 }, '"port": is a port number from 0 (any free one) to 65535'],
  ['nothing to serve', { serve: [] }, '"serve": is a list of the names of pipelines, such as [inference]'],
  ['one name', { serve: 'inference' }, '"serve": is a list of the names of pipelines, such as [inference]'],
  [
    'a token in the file',
    { serve: ['a'], token: 'abc' },
    '"token": is a secret: write "${secret:API_TOKEN}", so that it stands in no file',
  ],
  ['a misspelt option', { serve: ['a'], bodyLimitt: 1 }, 'unknown option "bodyLimitt". Did you mean "bodyLimit"?'],
])('refuses %s', async (_, options, message) => {
  await expect(serviceOf(options)).rejects.toMatchObject({ code: 'RUNNER_OPTIONS', message: `runner "service": ${message}` });
});

test('says that it runs until it is told to stop', async () => {
  expect((await serviceOf({ serve: ['a'] })).endless).toBe(true);
});

let trained = 0;
const training = pipeline([node(() => ++trained, { name: 'train', outputs: 'model' })]);
const inference = pipeline([node((model: unknown) => model, { name: 'predict', inputs: ['model'], outputs: 'prediction' })]);
const needy = pipeline([node((factor: unknown) => factor, { name: 'needy', inputs: ['params:factor'], outputs: 'x' })]);
const pipelines = { training, inference, needy };
const refused = async (options: JsonObject, more: object = {}) => {
  trained = 0;
  return start({ pipelines, options: { first: 'training', serve: ['inference'], ...options }, ...more }).then(
    () => undefined,
    (error: unknown) => error,
  );
};

test('refuses a port in use with a sentence, before first runs', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  expect(await refused({ port })).toMatchObject({
    code: 'PORT_IN_USE',
    message: `port ${port} of 127.0.0.1 is in use: stop what listens there, or give the service another "port"`,
  });
  expect(trained).toBe(0);
  other.close();
});

test('refuses a pipeline that is not there, a parameter that is not there, and a selection, before first runs', async () => {
  expect(await refused({ serve: ['inferrence'] })).toMatchObject({ message: 'no inferrence' });
  expect(await refused({ serve: ['needy'] })).toMatchObject({ code: 'UNKNOWN_PARAMETER' });
  expect(await refused({}, { request: { select: { tags: ['a'] } } })).toMatchObject({ code: 'WHOLE_PIPELINES' });
  expect(trained).toBe(0);
});

test('refuses a secret that is not set before anything is loaded', async () => {
  let loads = 0;
  const resolve = (options: JsonObject) => ({
    ...options,
    token: new Secret(() => {
      throw new LeatError('NO_SECRET', 'the environment variable "API_TOKEN" is not set');
    }),
  });
  const load = async () => {
    loads++;
    throw new Error('loaded');
  };
  expect(await refused({ token: 'x' }, { resolve, request: { load } })).toMatchObject({ code: 'NO_SECRET' });
  expect(loads).toBe(0);
});

test('refuses a stored input that cannot be read, by name', async () => {
  const broken = { load: () => Promise.reject(new Error('disk on fire')), save() {} };
  expect(
    await refused(
      { serve: ['inference'], first: 'needy' },
      { catalog: new Map([['model', broken]]), request: { parameters: { factor: 1 } } },
    ),
  ).toMatchObject({
    code: 'LOAD_FAILED',
    message: 'dataset "model" cannot be loaded for the service: disk on fire',
  });
});
