import { stripVTControlCharacters } from 'node:util';

/** Columns of a stream: the terminal's, else 100. */
export const widthOf = ({ columns }: NodeJS.WriteStream): number => (columns && columns > 20 ? columns : 100);

/** Text cut to so many characters, with `…` where something is missing. */
export const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`);

/** Columns that text takes; its colours take none. */
export const widthOfText = (text: string): number => stripVTControlCharacters(text).length;

/** Text filled with spaces to so many columns; its colours take none. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOfText(text)));
