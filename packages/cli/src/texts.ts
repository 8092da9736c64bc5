import { type ApplicationText, ArgumentScannerError, formatMessageForArgumentScannerError, text_en } from '@stricli/core';
import { type Style, styleFor } from './terminal/style.ts';

const style: Style = (format, text) => styleFor(process.stderr)(format, text);
const refused = (sentence: string): string => `${style('red', '✗')} ${style('red', sentence)}`;
const meant = (corrections: readonly string[]): string => (corrections.length === 0 ? '' : `. Did you mean "${corrections[0]}"?`);

/** What is wrong with the words of a command line, in the tone of all our errors. */
function sentenceOf(thrown: unknown): string {
  if (!(thrown instanceof ArgumentScannerError)) return String(thrown instanceof Error ? thrown.message : thrown);
  return formatMessageForArgumentScannerError(thrown, {
    FlagNotFoundError: ({ input, corrections }) =>
      `unknown flag "--${input}"${meant(corrections.map((flag) => `--${flag}`)) || '. See --help'}`,
    AliasNotFoundError: ({ input }) => `unknown flag "-${input}". See --help`,
    UnexpectedPositionalError: ({ input }) => `"${input}" is one word too many: what a flag takes stands right behind it. See --help`,
    UnsatisfiedFlagError: ({ externalFlagName }) => `--${externalFlagName} needs a value behind it`,
    UnexpectedFlagError: ({ externalFlagName }) => `--${externalFlagName} was given twice: give it once`,
    UnsatisfiedPositionalError: ({ placeholder }) => `a <${placeholder}> is missing. See --help`,
  });
}

export const texts: ApplicationText = {
  ...text_en,
  noCommandRegisteredForInput: ({ input, corrections }) =>
    refused(`unknown command "${input}"${meant(corrections.map((command) => command.replaceAll('`', ''))) || '. See leat --help'}`),
  exceptionWhileParsingArguments: (thrown) => refused(sentenceOf(thrown)),
  exceptionWhileLoadingCommandFunction: (thrown) => refused(String(thrown instanceof Error ? thrown.stack : thrown)),
  briefs: { ...text_en.briefs, argumentEscapeSequence: 'What stands behind this is no flag' },
};
