const nothing = /^(?:|~|null|Null|NULL)$/;
const yes = /^(?:true|True|TRUE)$/;
const no = /^(?:false|False|FALSE)$/;
const decimal = /^[-+]?(?:[0-9]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;

/** Reads unquoted text as YAML 1.2 (core schema) does. A number that JavaScript cannot hold exactly stays text, so nothing is lost. */
export function readScalar(text: string): string | number | boolean | null {
  const trimmed = text.trim();
  if (nothing.test(trimmed)) return null;
  if (yes.test(trimmed)) return true;
  if (no.test(trimmed)) return false;
  if (decimal.test(trimmed) || octal.test(trimmed) || hexadecimal.test(trimmed)) {
    const value = Number(trimmed);
    return isExact(value, trimmed) ? value : trimmed;
  }
  return trimmed;
}

/** Whether a number written as `source` is what was meant: not beyond what a float holds, not a whole number that was rounded. */
export function isExact(value: number, source: string): boolean {
  if (!Number.isFinite(value)) return false;
  const isWhole = hexadecimal.test(source) || !/[.eE]/.test(source);
  return !isWhole || Number.isSafeInteger(value);
}
