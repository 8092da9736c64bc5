const letterOrDigit = /^[\p{L}\p{N}]$/u;

/** Whether a node's name, its namespace or a tag has only letters, digits, `_`, `.` and `-`. Called for every node, so it looks at characters. */
export function isPlainName(name: unknown): name is string {
  if (typeof name !== 'string' || name === '') return false;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code < 128 ? !isPlainAscii(code) : !hasOnlyPlainLetters(name)) return false;
  }
  return true;
}

function isPlainAscii(code: number): boolean {
  if (code >= 97) return code <= 122;
  if (code >= 65) return code <= 90 || code === 95;
  if (code >= 48) return code <= 57;
  return code === 45 || code === 46;
}

function hasOnlyPlainLetters(name: string): boolean {
  for (const character of name) {
    const plain = character < '\u0080' ? isPlainAscii(character.charCodeAt(0)) : letterOrDigit.test(character);
    if (!plain) return false;
  }
  return true;
}
