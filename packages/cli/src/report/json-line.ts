// JSON itself escapes the controls below a space
const obeyed = /[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** One line of JSON that no terminal obeys. */
export const jsonLine = (value: object): string =>
  `${JSON.stringify(value).replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
