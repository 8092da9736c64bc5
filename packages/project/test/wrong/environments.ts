import { base, type WrongConfiguration } from './wrong-configuration.ts';

/** Environments and sources of the configuration that are not there. */
export const wrongEnvironments: Readonly<Record<string, WrongConfiguration>> = {
  'an unknown environment': {
    files: { 'conf/prod/parameters.yml': 'a: 1\n' },
    env: 'prdo',
    code: 'UNKNOWN_ENVIRONMENT',
    message: 'unknown environment "prdo": there is no folder conf/prdo. Did you mean "prod"?',
  },
  'an environment outside conf': {
    env: '../conf/base',
    code: 'UNKNOWN_ENVIRONMENT',
    message: '"../conf/base" cannot name an environment: use letters, digits, ".", "_" and "-"',
  },
  'a file that nothing reads': {
    files: base('runner.yml', 'a: 1\n'),
    code: 'UNREAD_FILE',
    message: 'conf/base/runner.yml: nothing reads a file of this name. Did you mean "runners.yml"?',
  },
  'an unknown environment in LEAT_ENV': {
    files: { 'conf/prod/parameters.yml': 'a: 1\n' },
    variables: { LEAT_ENV: 'prd' },
    code: 'UNKNOWN_ENVIRONMENT',
    message: 'unknown environment "prd" (from LEAT_ENV): there is no folder conf/prd. Did you mean "prod"?',
  },
  'a source without a base': {
    files: { 'settings/prod/parameters.yml': 'a: 1\n' },
    confSource: 'settings',
    code: 'NO_CONFIGURATION',
    message: 'there is no folder settings/base: make it (with a file in it, such as settings/base/parameters.yml)',
  },
  'a source that is not there': {
    confSource: 'settings',
    code: 'BAD_CONF_SOURCE',
    message: 'there is no "settings": the source of the configuration is a folder, or an archive whose name ends in .tar.gz, .tgz or .zip',
  },
  'a source of another kind': {
    files: { 'conf.rar': '' },
    confSource: 'conf.rar',
    code: 'BAD_CONF_SOURCE',
    message:
      '"conf.rar" cannot be read: the source of the configuration is a folder, or an archive whose name ends in .tar.gz, .tgz or .zip',
  },
  'a source that is no zip file': {
    files: { 'conf.zip': 'text' },
    confSource: 'conf.zip',
    code: 'BAD_CONF_SOURCE',
    message: 'conf.zip: it cannot be read as a zip file: File format is not recognized',
  },
  'a source that is no gzip file': {
    files: { 'conf.tgz': 'text' },
    confSource: 'conf.tgz',
    code: 'BAD_CONF_SOURCE',
    message: 'conf.tgz: it cannot be read as gzip: incorrect header check',
  },
};
