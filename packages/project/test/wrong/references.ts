import { base, runners, type WrongConfiguration } from './wrong-configuration.ts';

const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const growing = `k0: 0123456789\n${numbered(20, (index) => `k${index + 1}: "\${k${index}}\${k${index}}"`)}\n`;
const chain = `${numbered(150, (index) => `k${index}: \${k${index + 1}}`)}\nk150: 1\n`;

/** References that lead nowhere, or where they must not. */
export const wrongReferences: Readonly<Record<string, WrongConfiguration>> = {
  'a reference to nothing': {
    files: base('parameters.yml', 'model: { alpha: 1 }\nbeta: ${model.alhpa}\n'),
    code: 'UNKNOWN_REFERENCE',
    message:
      'conf/base/parameters.yml:2:7  unknown "model.alhpa" in "${model.alhpa}" (write "\\${" for the two characters). Did you mean "model.alpha"?',
  },
  'references that go round': {
    files: base('parameters.yml', 'a: ${b}\nb: x${c}\nc: ${a}\n'),
    code: 'REFERENCE_CYCLE',
    message: 'conf/base/parameters.yml:1:4  references go round: ${b} → ${c} → ${a}',
  },
  'a reference that is never closed': {
    files: base('parameters.yml', 'a: "${b"\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:1:4  "${" is never closed in "${b": close it with "}", or write "\\${" for the two characters',
  },
  'an unknown resolver': {
    files: base('parameters.yml', 'a: ${evn:HOME}\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:1:4  unknown "${evn:" in "${evn:HOME}". Did you mean "env"?',
  },
  'an unknown global': {
    files: { ...base('globals.yml', 'folder: data\n'), ...base('catalog.yml', 'rows: { type: csv, path: "${globals:folde}/a.csv" }\n') },
    code: 'UNKNOWN_REFERENCE',
    message: 'conf/base/catalog.yml:1:26  unknown "folde" in "${globals:folde}". Did you mean "folder"?',
  },
  'an environment variable that is not set': {
    files: base('parameters.yml', 'a: "${env:LEAT_TEST_UNSET}"\n'),
    code: 'NO_VARIABLE',
    message:
      'conf/base/parameters.yml:1:4  the environment variable "LEAT_TEST_UNSET" of "${env:LEAT_TEST_UNSET}" is not set: set it, or write a default, as in "${env:LEAT_TEST_UNSET,default}"',
  },
  'a secret in parameters.yml': {
    files: base('parameters.yml', 'token: "${secret:TOKEN}"\n'),
    code: 'SECRET_MISPLACED',
    message:
      'conf/base/parameters.yml:1:8  "${secret:TOKEN}" can stand in credentials and runners files only: values of parameters are printed and recorded',
  },
  'a secret with a default': {
    files: runners('api: { type: service, token: "${secret:TOKEN,abc}" }\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/runners.yml:1:30  "${secret:TOKEN,abc}": a secret has no default; set the environment variable "TOKEN"',
  },
  'a mapping inside a text': {
    files: base('parameters.yml', 'm: { a: 1 }\nt: "x ${m}"\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:2:4  "${m}" is a mapping, which cannot stand inside a text',
  },
  'an unknown run-time parameter': {
    files: base('parameters.yml', 'a: ${runtime_params:city}\n'),
    code: 'UNKNOWN_REFERENCE',
    message: 'conf/base/parameters.yml:1:4  unknown "city" in "${runtime_params:city}"',
  },
  'a relative reference': {
    files: base('parameters.yml', 'model: { alpha: 1 }\nother:\n  beta: ${.alpha}\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:3:9  "${.alpha}": a reference is written from the top: write "${model.alpha}"',
  },
  'a reference that names nothing': {
    files: base('parameters.yml', 'a: "${}"\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:1:4  "${}" names nothing: write "\\${" for the two characters',
  },
  'parameters of the run in globals': {
    files: base('globals.yml', 'a: "${runtime_params:city,Lyon}"\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/globals.yml:1:4  "${runtime_params:city,Lyon}" cannot stand in globals',
  },
  'a resolver of the project in parameters': {
    files: base('parameters.yml', 'a: "${today:}"\n'),
    code: 'REFERENCE_SYNTAX',
    message:
      'conf/base/parameters.yml:1:4  unknown "${today:" in "${today:}": resolvers of leat.config can stand in the catalog only, for parameters are read before any code of the project',
  },
  'an environment variable as Kedro writes it': {
    files: base('parameters.yml', 'a: "${oc.env:CITY,Lyon}"\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:1:4  unknown "${oc.env:" in "${oc.env:CITY,Lyon}". Did you mean "env"?',
  },
  'a secret that is no variable': {
    files: runners('api: { type: service, token: "${secret:the token}" }\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/runners.yml:1:30  "${secret:the token}" does not name an environment variable, as in "${secret:API_TOKEN}"',
  },
  'a secret in catalog.yml': {
    files: base('catalog.yml', 'rows: { type: csv, path: "${secret:PATH}" }\n'),
    code: 'SECRET_MISPLACED',
    message:
      'conf/base/catalog.yml:1:26  "${secret:PATH}" can stand in credentials and runners files only: values of catalog are printed and recorded',
  },
  'a secret in globals.yml': {
    files: base('globals.yml', 'key: "${secret:KEY}"\n'),
    code: 'SECRET_MISPLACED',
    message:
      'conf/base/globals.yml:1:6  "${secret:KEY}" can stand in credentials and runners files only: values of globals are printed and recorded',
  },
  'a list inside a text': {
    files: base('catalog.yml', '_all: [1]\nrows: { type: csv, path: "${_all}.csv" }\n'),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/catalog.yml:2:26  "${_all}" is a list, which cannot stand inside a text',
  },
  'a default of a runner that is a mapping': {
    files: runners("default: { type: parallel, workers: '${env:LEAT_TEST_UNSET,{a: 1}}' }\n"),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/runners.yml:1:37  the default of "${env:LEAT_TEST_UNSET,…}" is a single value here, not a mapping',
  },
  'a default that cannot be read': {
    files: base('parameters.yml', "a: '${globals:none,[1}'\n"),
    code: 'CONFIG_SYNTAX',
    message: 'conf/base/parameters.yml:1:4  it cannot be read as YAML: Flow sequence must end with a ]',
  },
  'a text that grows by its references': {
    files: base('parameters.yml', growing),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:18:6  this text grows beyond a million characters by its references',
  },
  'references that lead too far': {
    files: base('parameters.yml', chain),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:101:7  references lead to references more than 100 times',
  },
  'references inside references without an end': {
    files: base('parameters.yml', `a: "${'${a'.repeat(101)}"\n`),
    code: 'REFERENCE_SYNTAX',
    message: 'conf/base/parameters.yml:1:4  references lead to references more than 100 times',
  },
};
