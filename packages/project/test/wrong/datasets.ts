import { createRequire } from 'node:module';
import { base, catalog, type WrongConfiguration } from './wrong-configuration.ts';

const core = createRequire(import.meta.url)('../../../core/package.json');

/** Declarations of datasets that cannot be used. */
export const wrongDatasets: Readonly<Record<string, WrongConfiguration>> = {
  'a dataset without a type': {
    files: catalog('rows:\n  path: a.csv\n'),
    code: 'BAD_DATASET',
    message:
      'conf/base/catalog.yml:1:1  dataset "rows" has no "type": say what it is, as in "type: csv". If it is there only to be referred to, begin its name with "_"',
  },
  'a dataset that is no mapping': {
    files: catalog('rows: a.csv\n'),
    code: 'BAD_DATASET',
    message:
      'conf/base/catalog.yml:1:1  dataset "rows" is a mapping with a "type". If it is there only to be referred to, begin its name with "_"',
  },
  'a placeholder that the pattern lacks': {
    files: catalog('"{name}":\n  type: csv\n  path: "data/{nam}.csv"\n'),
    code: 'BAD_DATASET',
    message: 'conf/base/catalog.yml:3:9  the pattern "{name}" has no placeholder "{nam}". Did you mean "name"?',
  },
  'two patterns that fit every name': {
    files: catalog('"{name}": { type: csv }\n"{a}{b}": { type: csv }\n'),
    code: 'BAD_DATASET',
    message: 'conf/base/catalog.yml:2:1  "{a}{b}" fits every name, and so does "{name}" in conf/base/catalog.yml:1:1: keep one',
  },
  'braces that enclose no name': {
    files: catalog('"{a-b}": { type: csv }\n'),
    code: 'BAD_DATASET',
    message: 'conf/base/catalog.yml:1:1  the pattern "{a-b}" has braces that enclose no name: a placeholder is written {name}',
  },
  'unknown credentials': {
    files: {
      ...catalog('rows:\n  type: csv\n  storage:\n    credentials: stor\n'),
      ...base('credentials.yml', 'store: { key: "1" }\n'),
    },
    code: 'UNKNOWN_CREDENTIALS',
    message: 'conf/base/catalog.yml:4:5  dataset "rows": there are no credentials "stor". Did you mean "store"?',
  },
  'a dataset type that is no text': {
    files: catalog('rows: { type: 3 }\n'),
    code: 'BAD_DATASET',
    message: 'conf/base/catalog.yml:1:15  dataset "rows": "type" is the name of a dataset type, such as csv',
  },
  'a placeholder in a type': {
    files: catalog('"{format}_rows": { type: "{format}" }\n'),
    code: 'BAD_DATASET',
    message: 'conf/base/catalog.yml:1:26  dataset "{format}_rows": a type is fixed, so no placeholder can stand in it',
  },
  'a misspelt option of a dataset': {
    files: catalog('rows:\n  type: csv\n  pth: a.csv\n'),
    code: 'DATASET_OPTIONS',
    message: 'conf/base/catalog.yml:3:3  dataset "rows": unknown option "pth". Did you mean "path"?',
  },
  'an option of a dataset of the wrong type': {
    files: catalog('rows:\n  type: csv\n  path: 3\n'),
    code: 'DATASET_OPTIONS',
    message: 'conf/base/catalog.yml:3:3  dataset "rows": "path": expected a string, and this is a number',
  },
  'an option of a memory dataset': {
    files: catalog('rows: { type: memory, path: x }\n'),
    code: 'DATASET_OPTIONS',
    message: 'conf/base/catalog.yml:1:23  dataset "rows": unknown option "path". There is: copy',
  },
  'an unknown way to copy': {
    files: catalog('rows: { type: memory, copy: deep }\n'),
    code: 'DATASET_OPTIONS',
    message: 'conf/base/catalog.yml:1:23  dataset "rows": "copy": expected freeze, clone or assign',
  },
  'an unknown dataset type': {
    files: catalog('rows:\n  type: cvs\n'),
    code: 'UNKNOWN_DATASET_TYPE',
    message: 'conf/base/catalog.yml:2:9  dataset "rows": unknown type "cvs". Did you mean "csv"?',
  },
  'a dataset package that is not installed': {
    files: catalog('rows: { type: "@acme/tables#Parquet" }\n'),
    code: 'UNKNOWN_DATASET_TYPE',
    message:
      'conf/base/catalog.yml:1:15  dataset "rows": the package @acme/tables is not installed: check the name, and add it to package.json',
  },
  'a dataset file that is not there': {
    files: catalog('rows: { type: ./src/rows.ts }\n'),
    code: 'UNKNOWN_DATASET_TYPE',
    message: 'conf/base/catalog.yml:1:15  dataset "rows": there is no file ./src/rows.ts in the project',
  },
  'an export that is no dataset': {
    files: catalog('rows: { type: "@acme/runners#Leaf" }\n'),
    code: 'NOT_A_DATASET',
    message:
      'conf/base/catalog.yml:1:15  dataset "rows": @acme/runners exports no dataset type there: it would be what defineDataset({ … }) gives',
  },
  'a dataset of another contract': {
    files: catalog('rows: { type: "@acme/tables-next" }\n'),
    code: 'API_VERSION',
    message:
      'conf/base/catalog.yml:1:15  dataset "rows": @acme/tables-next was written against contract 2, and this leat speaks 1: install a version of it that speaks 1',
  },
  'a dataset made for a newer core': {
    files: catalog('rows: { type: "@acme/newer" }\n'),
    code: 'CORE_RANGE',
    message: `conf/base/catalog.yml:1:15  dataset "rows": @acme/newer 2.1.0 is made for @leat/core ^99.0.0, and ${core.version} is in use: install a version of it that is made for this one`,
  },
  'a dataset type that is an address': {
    files: catalog('rows: { type: "node:fs" }\n'),
    code: 'BAD_TYPE',
    message:
      'conf/base/catalog.yml:1:15  dataset "rows": type "node:fs" is an address: a type is a short name (csv), a package (@acme/delta), an export of one (@acme/datasets#Delta) or a file of the project (./src/datasets/mine.ts)',
  },
  'all that is wrong with a catalog': {
    files: catalog('a: { path: x }\nb: 3\n"{c-d}": { type: csv }\ne: { type: csv, credentials: none }\n'),
    code: 'BAD_DATASET',
    message:
      'conf/base/catalog.yml:1:1  dataset "a" has no "type": say what it is, as in "type: csv". If it is there only to be referred to, begin its name with "_"\nconf/base/catalog.yml:2:1  dataset "b" is a mapping with a "type". If it is there only to be referred to, begin its name with "_"\nconf/base/catalog.yml:3:1  the pattern "{c-d}" has braces that enclose no name: a placeholder is written {name}\nconf/base/catalog.yml:4:17  dataset "e": there are no credentials "none"',
  },
  'all that is wrong with its datasets': {
    files: { ...catalog('a: { type: csv, pth: x }\nb: { type: csv, path: 1 }\n'), 'conf/prod/catalog.yml': 'c:\n  type: cvs\n' },
    env: 'prod',
    code: 'DATASET_OPTIONS',
    message:
      'conf/base/catalog.yml:1:17  dataset "a": unknown option "pth". Did you mean "path"?\nconf/base/catalog.yml:2:17  dataset "b": "path": expected a string, and this is a number\nconf/prod/catalog.yml:2:9  dataset "c": unknown type "cvs". Did you mean "csv"?',
  },
};
