const likeAnEscape = /_(?=x[0-9a-f]{4})/gi;
const notInXml = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu;

/** Text for a cell. What XML cannot hold is written as Excel does, `_x0001_`, and an underscore that would be read so as `_x005F_` (ECMA-376-1, 22.9.2.19). */
export const escapeText = (text: string): string =>
  text.replace(likeAnEscape, '_x005F_').replace(notInXml, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return `_x${code.padStart(4, '0')}_`;
  });
