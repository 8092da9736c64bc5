const refused = new Set(['__proto__', 'constructor', 'prototype']);

/** Is it a key that could reach the prototype of an object? Nothing of the configuration may be called so. */
export const isUnsafeKey = (key: string): boolean => refused.has(key);
