import { createRequire } from 'node:module';
import { runners, type WrongConfiguration } from './wrong-configuration.ts';

const core = createRequire(import.meta.url)('../../../core/package.json');

/** Types of runners that name nothing usable. */
export const wrongRunnerTypes: Readonly<Record<string, WrongConfiguration>> = {
  'an unknown runner': {
    files: runners('fast: { type: parallel }\n'),
    runner: 'fasst',
    code: 'UNKNOWN_RUNNER',
    message: '--runner: unknown runner "fasst". Did you mean "fast"?',
  },
  'an unknown layer': {
    files: runners('checks: { type: preflight }\n'),
    with: ['cheks'],
    code: 'UNKNOWN_RUNNER',
    message: '--with: unknown runner "cheks". Did you mean "checks"?',
  },
  'an unknown type': {
    files: runners('fast:\n  type: paralel\n'),
    runner: 'fast',
    code: 'UNKNOWN_RUNNER',
    message: 'conf/base/runners.yml:2:9  runner "fast": unknown runner "paralel". Did you mean "parallel"?',
  },
  'a runner that is not installed': {
    files: runners('default: dask\n'),
    code: 'UNKNOWN_RUNNER',
    message:
      'conf/base/runners.yml:1:10  runner "default": there is no entry "dask", and the package @leat/runner-dask is not installed: npm install @leat/runner-dask',
  },
  'a package that is not installed': {
    files: runners('default: { type: "@acme/runner-dask" }\n'),
    code: 'UNKNOWN_RUNNER',
    message:
      'conf/base/runners.yml:1:18  runner "default": the package @acme/runner-dask is not installed: check the name, and add it to package.json',
  },
  'a package that is listed and not installed': {
    files: runners('default: { type: "@acme/listed" }\n'),
    code: 'UNKNOWN_RUNNER',
    message:
      'conf/base/runners.yml:1:18  runner "default": the package @acme/listed is not installed, though package.json lists it: npm install',
  },
  'a package that cannot be imported': {
    files: runners('default: { type: "@acme/broken" }\n'),
    code: 'IMPORT_FAILED',
    message:
      'conf/base/runners.yml:1:18  runner "default": node_modules/@acme/broken/index.js  it could not be imported: it needs a native library',
  },
  'an export that is no runner': {
    files: runners('default: { type: "@acme/runners#nothing" }\n'),
    code: 'NOT_A_RUNNER',
    message:
      'conf/base/runners.yml:1:18  runner "default": the export "nothing" of @acme/runners is no runner: it would be what defineRunner({ … }) gives',
  },
  'a runner of another contract': {
    files: runners('default:\n  type: "@acme/runners#Newer"\n'),
    code: 'API_VERSION',
    message:
      'conf/base/runners.yml:2:9  runner "default": @acme/runners was written against contract 2, and this leat speaks 1: install a version of it that speaks 1',
  },
  'a runner made for a newer core': {
    files: runners('default: { type: "@acme/newer" }\n'),
    code: 'CORE_RANGE',
    message: `conf/base/runners.yml:1:18  runner "default": @acme/newer 2.1.0 is made for @leat/core ^99.0.0, and ${core.version} is in use: install a version of it that is made for this one`,
  },
  'a runner made for an older core': {
    files: runners('default: { type: "@acme/older" }\n'),
    code: 'CORE_RANGE',
    message: `conf/base/runners.yml:1:18  runner "default": @acme/older 0.4.2 is made for @leat/core ^0.3.0 || >=99, and ${core.version} is in use: install a version of it that is made for this one`,
  },
  'a project file that is not there': {
    files: runners('default: { type: ./src/runners/notify.ts }\n'),
    code: 'UNKNOWN_RUNNER',
    message: 'conf/base/runners.yml:1:18  runner "default": there is no file ./src/runners/notify.ts in the project',
  },
  'a type that is an address': {
    files: runners('default: { type: "data:text/javascript,1" }\n'),
    code: 'BAD_TYPE',
    message:
      'conf/base/runners.yml:1:18  runner "default": type "data:text/javascript,1" is an address: a type is a short name (parallel), a package (@acme/runner-dask), an export of one (@acme/runners#Dask) or a file of the project (./src/runners/mine.ts)',
  },
  'an unknown runner in LEAT_RUNNER': {
    files: runners('fast: { type: parallel }\n'),
    variables: { LEAT_RUNNER: 'fsat' },
    code: 'UNKNOWN_RUNNER',
    message: 'LEAT_RUNNER: unknown runner "fsat". Did you mean "fast"?',
  },
  'a type that is an absolute path': {
    files: runners('default: { type: /etc/runner.js }\n'),
    code: 'BAD_TYPE',
    message:
      'conf/base/runners.yml:1:18  runner "default": type "/etc/runner.js" is an absolute path: a type is a short name (parallel), a package (@acme/runner-dask), an export of one (@acme/runners#Dask) or a file of the project (./src/runners/mine.ts)',
  },
  'a type that leads out of the project': {
    files: runners('default: { type: ./../runner.js }\n'),
    code: 'BAD_TYPE',
    message:
      'conf/base/runners.yml:1:18  runner "default": type "./../runner.js" leads out of its folder: a type is a short name (parallel), a package (@acme/runner-dask), an export of one (@acme/runners#Dask) or a file of the project (./src/runners/mine.ts)',
  },
  'a type that is no name': {
    files: runners('default: { type: "Two Words" }\n'),
    code: 'BAD_TYPE',
    message:
      'conf/base/runners.yml:1:18  runner "default": type "Two Words" cannot be read: a type is a short name (parallel), a package (@acme/runner-dask), an export of one (@acme/runners#Dask) or a file of the project (./src/runners/mine.ts)',
  },
  'a type without the name of an export': {
    files: runners('default: { type: "@acme/runners#1" }\n'),
    code: 'BAD_TYPE',
    message:
      'conf/base/runners.yml:1:18  runner "default": type "@acme/runners#1" does not name an export: a type is a short name (parallel), a package (@acme/runner-dask), an export of one (@acme/runners#Dask) or a file of the project (./src/runners/mine.ts)',
  },
  'a project file that is no runner': {
    files: { ...runners('default: { type: ./src/plain.js }\n'), 'src/plain.js': 'export default 1;\n' },
    code: 'NOT_A_RUNNER',
    message:
      'conf/base/runners.yml:1:18  runner "default": the default export of ./src/plain.js is no runner: it would be what defineRunner({ … }) gives',
  },
  'a project file that throws': {
    files: { ...runners('default: { type: ./src/broken.js }\n'), 'src/broken.js': 'throw new Error("no licence");\n' },
    code: 'IMPORT_FAILED',
    message: 'conf/base/runners.yml:1:18  runner "default": src/broken.js  it could not be imported: no licence',
  },
};
