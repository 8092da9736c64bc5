import { base, runners, type WrongConfiguration } from './wrong-configuration.ts';

/** What the command line cannot mean. */
export const wrongCommandLines: Readonly<Record<string, WrongConfiguration>> = {
  'parameters without a value': { params: 'a=1,b', code: 'USAGE', message: '--params: "b" is not of the form name=value' },
  'parameters with a quote that is never closed': { params: 'a="1', code: 'USAGE', message: '--params: a " is never closed in a="1' },
  'parameters that reach a prototype': { params: 'a.__proto__.b=1', code: 'USAGE', message: '--params: "__proto__" cannot be a key' },
  'parameters that turn a group into a value': {
    files: base('parameters.yml', 'model:\n  alpha: 1\n'),
    params: 'model=3',
    code: 'MERGE_CLASH',
    message: '--params model: "model" is a value here and a mapping in conf/base/parameters.yml:2:3: give both the same form',
  },
  'an option of an entry that is not there': {
    files: runners('fast: { type: parallel }\n'),
    runnerSet: 'fats.workers=2',
    code: 'USAGE',
    message: '--runner-set fats.workers: there is no runner entry "fats". Did you mean "fast"?',
  },
  'an option set through an alias': {
    files: runners('default: fast\nfast: { type: parallel }\n'),
    runnerSet: 'default.workers=2',
    code: 'USAGE',
    message: '--runner-set default.workers: "default" is "fast": set fast.workers',
  },
  'an entry in place of an option': {
    files: runners('fast: { type: parallel }\n'),
    runnerSet: 'fast=2',
    code: 'USAGE',
    message: '--runner-set fast: say which option of "fast", as in fast.workers=2',
  },
  'parameters with an empty key': { params: 'a..b=1', code: 'USAGE', message: '--params: "a..b" has an empty key' },
  'parameters without a name': { params: '=1', code: 'USAGE', message: '--params: "=1" is not of the form name=value' },
  'parameters with a bracket that is never closed': {
    params: 'a=[1',
    code: 'CONFIG_SYNTAX',
    message: '--params a: it cannot be read as YAML: Flow sequence must end with a ]',
  },
  'an option that reaches a prototype': {
    files: runners('fast: { type: parallel }\n'),
    runnerSet: 'fast.__proto__.x=1',
    code: 'USAGE',
    message: '--runner-set: "__proto__" cannot be a key',
  },
  'an option without a value': {
    files: runners('fast: { type: parallel }\n'),
    runnerSet: 'fast.workers',
    code: 'USAGE',
    message: '--runner-set: "fast.workers" is not of the form name=value',
  },
  'an option of a value': {
    files: runners('fast: { type: parallel, workers: 2 }\n'),
    runnerSet: 'fast.workers.max=2',
    code: 'USAGE',
    message: '--runner-set fast.workers.max: "fast.workers" has no options',
  },
  'an executor as a layer': {
    files: runners('fast: { type: parallel }\n'),
    with: ['fast'],
    code: 'NOT_A_LAYER',
    message:
      'conf/base/runners.yml:1:1  runner "fast": parallel is no wrapper, so it cannot go around "sequential": put it last, or leave it out',
  },
  'a run-time parameter for a group': {
    files: base('parameters.yml', 'model: { alpha: 1 }\n'),
    params: 'model.alpha.deep=1',
    code: 'MERGE_CLASH',
    message:
      '--params model.alpha.deep: "model.alpha" is a mapping here and a value in conf/base/parameters.yml:1:17: give both the same form',
  },
};
