/** A stored decimal, a whole number or its big-endian bytes, as exact text: so many of its digits stand behind the point. */
export function decimalText(stored: unknown, scale: number): string | null {
  if (stored === null || stored === undefined) return null;
  const unscaled = stored instanceof Uint8Array ? fromBytes(stored) : BigInt(stored as bigint);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function fromBytes(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
}
