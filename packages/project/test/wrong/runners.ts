import { runners, type WrongConfiguration } from './wrong-configuration.ts';

/** Runners that are put together wrongly, or have wrong options. */
export const wrongRunners: Readonly<Record<string, WrongConfiguration>> = {
  'a misspelt option': {
    files: runners('default: fast\nfast:\n  type: parallel\n  worker: 2\n'),
    code: 'RUNNER_OPTIONS',
    message: 'conf/base/runners.yml:4:3  runner "fast": unknown option "worker". Did you mean "workers"?',
  },
  'an option of the wrong type': {
    files: runners('default:\n  type: parallel\n  workers: two\n'),
    code: 'RUNNER_OPTIONS',
    message: 'conf/base/runners.yml:3:3  runner "default": "workers": expected a number, and this is a string',
  },
  'two mistakes at once, laid over by an environment': {
    files: { ...runners('default: { type: parallel, workers: two }\n'), 'conf/prod/runners.yml': 'default:\n  onEror: stop\n' },
    env: 'prod',
    code: 'RUNNER_OPTIONS',
    message:
      'conf/prod/runners.yml:2:3  runner "default": unknown option "onEror". Did you mean "onError"?\nconf/base/runners.yml:1:28  runner "default": "workers": expected a number, and this is a string',
  },
  'an option of an inner runner': {
    files: runners('default:\n  type: retry\n  runner:\n    type: parallel\n    workrs: 1\n'),
    code: 'RUNNER_OPTIONS',
    message: 'conf/base/runners.yml:5:5  runner "default > runner": unknown option "workrs". Did you mean "workers"?',
  },
  'an overlay whose entry is misspelt': {
    files: { ...runners('fast: { type: parallel }\n'), 'conf/prod/runners.yml': 'fasst:\n  workers: 4\n' },
    env: 'prod',
    code: 'NOT_A_RUNNER',
    message:
      'conf/prod/runners.yml:1:1  runner "fasst" has no "type": say which runner it is, as in "type: parallel". If it lays options over another entry: did you mean "fast"?',
  },
  'a misspelt type key': {
    files: runners('fast:\n  typ: parallel\n'),
    code: 'NOT_A_RUNNER',
    message: 'conf/base/runners.yml:2:3  runner "fast": unknown option "typ". Did you mean "type"?',
  },
  'a runner that is a number': {
    files: runners('default: 3\n'),
    code: 'NOT_A_RUNNER',
    message: 'conf/base/runners.yml:1:10  runner "default" is a name, a mapping with "type" or a list of runners, not 3',
  },
  'an empty stack': {
    files: runners('default: []\n'),
    code: 'NOT_A_RUNNER',
    message: 'conf/base/runners.yml:1:10  runner "default" is an empty list: put runners in it, the outermost first',
  },
  'a cycle between entries': {
    files: runners('default: a\na: { type: retry, runner: b }\nb: [checks, a]\nchecks: { type: preflight }\n'),
    code: 'RUNNER_CYCLE',
    message: 'conf/base/runners.yml:3:13  runners go round: a → b → a',
  },
  'an entry that names itself': {
    files: runners('parallel: parallel\n'),
    runner: 'parallel',
    code: 'RUNNER_CYCLE',
    message:
      'conf/base/runners.yml:1:11  runners go round: parallel → parallel; for the runner of that name write "parallel: { type: parallel }"',
  },
  'an executor with a runner': {
    files: runners('default:\n  type: parallel\n  runner: sequential\n'),
    code: 'NO_INNER',
    message: 'conf/base/runners.yml:3:3  runner "default": parallel executes nodes itself and goes around no other runner: take this out',
  },
  'a leaf with runners': {
    files: runners('default: { type: "@acme/runners#Leaf", runners: { a: sequential } }\n'),
    code: 'NO_INNER',
    message:
      'conf/base/runners.yml:1:51  runner "default": @acme/runners#Leaf runs pipelines its own way and goes around no other runner: take this out',
  },
  'runner and runners.default': {
    files: runners('default:\n  type: retry\n  runner: sequential\n  runners: { default: parallel }\n'),
    code: 'NOT_A_RUNNER',
    message: 'conf/base/runners.yml:3:3  runner "default": "runner" and "runners.default" are the same thing: keep one',
  },
  'an executor in the middle of a stack': {
    files: runners('default: [fast, sequential]\nfast: { type: parallel }\n'),
    code: 'NOT_A_LAYER',
    message:
      'conf/base/runners.yml:2:1  runner "fast": parallel is no wrapper, so it cannot go around "sequential": put it last, or leave it out',
  },
  'a layer that has a runner of its own': {
    files: runners('tune: { type: sweep, runner: sequential }\n'),
    with: ['tune'],
    code: 'NOT_A_LAYER',
    message:
      'conf/base/runners.yml:1:1  runner "tune" has a runner of its own, so it cannot go around "sequential": put it last, or take out its "runner"',
  },
  'a sweep around what never ends': {
    files: runners('default: { type: sweep, runner: api }\napi: { type: service, runner: sequential }\n'),
    code: 'OPTIONS',
    message: 'conf/base/runners.yml:1:1  runner "default": it waits for the end of its runs, and the runner inside never ends',
  },
  'a variable of a runner that is not set': {
    files: runners('default:\n  type: service\n  host: "${env:LEAT_TEST_UNSET}"\n'),
    code: 'NO_VARIABLE',
    message:
      'conf/base/runners.yml:3:3  runner "default": the environment variable "LEAT_TEST_UNSET" is not set: set it, or write a default, as in "${env:LEAT_TEST_UNSET,default}"',
  },
  'a type that is no text': {
    files: runners('fast: { type: [parallel] }\n'),
    code: 'NOT_A_RUNNER',
    message: 'conf/base/runners.yml:1:15  runner "fast": "type" is the name of a runner, such as sequential',
  },
  'a runner without a type': {
    files: runners('default:\n  workers: 2\n'),
    code: 'NOT_A_RUNNER',
    message: 'conf/base/runners.yml:1:1  runner "default" has no "type": say which runner it is, as in "type: parallel"',
  },
  'runners in a list': {
    files: runners('default:\n  type: route\n  runners: [sequential]\n'),
    code: 'NOT_A_RUNNER',
    message: 'conf/base/runners.yml:3:12  runner "default": "runners" is a mapping from names to runners; a single one is "runner"',
  },
  'a stack with a number in it': {
    files: runners('default: [checks, 3]\nchecks: { type: preflight }\n'),
    code: 'NOT_A_RUNNER',
    message: 'conf/base/runners.yml:1:19  runner "default > 2" is a name, a mapping with "type" or a list of runners, not 3',
  },
  'an unknown reaction to errors': {
    files: runners('default: { type: parallel, onError: contineu }\n'),
    code: 'RUNNER_OPTIONS',
    message: 'conf/base/runners.yml:1:28  runner "default": "onError" is one of stop, finish, continue. Did you mean "continue"?',
  },
  'a retry that is no number': {
    files: runners('default:\n  type: parallel\n  retry: often\n'),
    code: 'RUNNER_OPTIONS',
    message:
      'conf/base/runners.yml:3:3  runner "default": "retry" is a number of attempts from 1, or a mapping { attempts, delay, backoff }',
  },
  'a misspelt key of a retry': {
    files: runners('default:\n  type: parallel\n  retry: { attempts: 2, dellay: 1s }\n'),
    code: 'RUNNER_OPTIONS',
    message: 'conf/base/runners.yml:3:25  runner "default": unknown option "retry.dellay". Did you mean "delay"?',
  },
  'a timeout without a unit': {
    files: runners('default: { type: parallel, timeout: soon }\n'),
    code: 'RUNNER_OPTIONS',
    message:
      'conf/base/runners.yml:1:28  runner "default": "timeout" is a number of milliseconds or a text such as 10s, 500ms, 2m, 1h (at most 24 days)',
  },
  'an option where there are none': {
    files: runners('default:\n  type: "@acme/runners#Leaf"\n  workers: 2\n'),
    code: 'RUNNER_OPTIONS',
    message: 'conf/base/runners.yml:3:3  runner "default": unknown option "workers": it has no options',
  },
};
