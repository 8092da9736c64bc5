import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Colours text for one stream, as `NO_COLOR`, `FORCE_COLOR` and the stream itself allow. */
export type Style = (format: Format, text: string) => string;

/** The style of a stream. */
export const styleFor =
  (stream: NodeJS.WriteStream): Style =>
  (format, text) =>
    styleText(format, text, { stream });
