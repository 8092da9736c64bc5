// Whatever a terminal would obey instead of show: controls, and marks that reorder the text around them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const obeyed = /[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, but for the ends of lines
const obeyedInLines = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text that came from data, safe to print on one line: control characters are shown as `\u001b`. */
export const printable = (text: string): string => text.replace(obeyed, shown);

/** The same for text of several lines. */
export const printableLines = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\t', '  ').replace(obeyedInLines, shown);

const shown = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
