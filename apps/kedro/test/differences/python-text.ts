import { isMapping } from '../conf-files.ts';

const inPython: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/** A configuration in which Python has written values into texts, as leat writes them. `source` has the references still. */
export function withoutPython(config: unknown, source: unknown): unknown {
  if (Array.isArray(config)) return config.map((one, index) => withoutPython(one, Array.isArray(source) ? source[index] : undefined));
  if (isMapping(config)) {
    const below = isMapping(source) ? source : {};
    return Object.fromEntries(Object.entries(config).map(([key, one]) => [key, withoutPython(one, below[key])]));
  }
  if (typeof config !== 'string' || typeof source !== 'string' || !isMixed(source)) return config;
  return config.replace(/True|False|None/g, (word) => inPython[word]!).replace(/(\d)\.0(?!\d)/g, '$1');
}

const isMixed = (text: string): boolean => text.includes('${') && !/^\$\{[^{}]*\}$/.test(text);
