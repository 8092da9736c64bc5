import { pad, widthOfText } from './width.ts';

/** Lines of columns side by side, each as wide as its widest text up to `widest`; what is wider moves only its own line. */
export function columns(rows: readonly (readonly string[])[], widest = 60): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.min(widest, Math.max(0, ...rows.map((row) => widthOfText(row[column] ?? '')))),
  );
  return rows.map((row) => `  ${row.map((text, column) => pad(text, widths[column]!)).join('  ')}`.trimEnd().concat('\n')).join('');
}
