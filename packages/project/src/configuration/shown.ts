import type { ShowScalar } from './located-value.ts';
import { type Part, parseTemplate } from './template.ts';

const hidden = '***';

/** A value of credentials as people may see it: the names of secrets and variables, and nothing that was written in plain words. */
export const shownCredential: ShowScalar = (value) => {
  if (value === null) return null;
  const parts = typeof value === 'string' ? parseTemplate(value) : undefined;
  return parts && parts.length > 0 ? parts.map(shownPart).join('') : hidden;
};

function shownPart(part: Part): string {
  if (typeof part === 'string') return hidden;
  return part.fallback ? `\${${part.resolver}:${part.name.join('')},${hidden}}` : part.text;
}
