import { defineRunner, type RunnerDefinition } from '@leat/core';
import { runService } from './service.ts';

/** Pipelines behind HTTP: `first` runs once, and what it made is shared by all requests of `serve`. Runs until told to stop, which is its success. */
const service: RunnerDefinition = defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  repeats: true,
  endless: true,
  options: async () => (await import('./options.ts')).serviceOptions,
  create: (options, { runner }) => ({ run: (request) => runService(options, runner, request) }),
});

export default service;
