import { type LocatedValue, plainValue } from '@leat/project';
import { printable } from '../terminal/printable.ts';
import { yamlText } from '../terminal/yaml-text.ts';
import { placesText } from './places-text.ts';

/** A value and everything in it as lines of YAML, and beside each where it was written. */
export function configRows(name: string, value: LocatedValue, indent = ''): readonly (readonly [text: string, places: string])[] {
  const label = `${indent}${printable(yamlText(name))}:`;
  const places = placesText(value.origins);
  if ('entries' in value && Object.keys(value.entries).length > 0)
    return [[label, ''], ...Object.entries(value.entries).flatMap(([key, one]) => configRows(key, one, `${indent}  `))];
  if ('items' in value && value.items.some((item) => !('value' in item)))
    return [[label, places], ...value.items.map((item) => [`${indent}  - ${lineOf(item)}`, placesText(item.origins)] as const)];
  return [[`${label} ${lineOf(value)}`, places]];
}

const lineOf = (value: LocatedValue): string => printable(yamlText(plainValue(value)));
