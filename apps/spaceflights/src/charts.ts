/** A picture as SVG text. */
export type Chart = string;

const line = 20;
const margin = 12;
const nameWidth = 90;
const barWidth = 420;

/** Horizontal bars, one below the other, each with its name and its value. Values are not negative. */
export function barChart(title: string, bars: readonly (readonly [name: string, value: number])[]): Chart {
  const most = Math.max(...bars.map(([, value]) => value), Number.MIN_VALUE);
  const drawn = bars.map(([name, value], index) => {
    const top = margin + line * (index + 1.5);
    const width = (value / most) * barWidth;
    return [
      text(margin + nameWidth - 8, top + 14, name, 'end'),
      `<rect x="${margin + nameWidth}" y="${top + 2}" width="${width.toFixed(1)}" height="${line - 4}" fill="#3b6fb6"/>`,
      text(margin + nameWidth + width + 6, top + 14, value.toFixed(2)),
    ].join('\n');
  });
  return svg(margin * 2 + nameWidth + barWidth + 50, margin * 2 + line * (bars.length + 1.5), title, drawn);
}

const cell = 90;

/** A square of cells, the darker the more they hold; one row for each value of `down`, one column for each of `across`, from 0. */
export function matrixChart(title: string, down: string, across: string, matrix: readonly (readonly number[])[]): Chart {
  const most = Math.max(...matrix.flat(), 1);
  const left = margin + nameWidth;
  const top = margin + line * 2.5;
  const cells = matrix.flatMap((row, y) =>
    row.map((count, x) => {
      const place = `x="${left + x * cell}" y="${top + y * cell}" width="${cell}" height="${cell}"`;
      const shade = `fill="#3b6fb6" fill-opacity="${(count / most).toFixed(2)}" stroke="#888"`;
      return `<rect ${place} ${shade}/>\n${text(left + (x + 0.5) * cell, top + (y + 0.5) * cell + 4, String(count), 'middle')}`;
    }),
  );
  const columns = (matrix[0] ?? []).map((_, x) => text(left + (x + 0.5) * cell, top - 6, `${across} ${x}`, 'middle'));
  const rows = matrix.map((_, y) => text(left - 8, top + (y + 0.5) * cell + 4, `${down} ${y}`, 'end'));
  return svg(left + cell * columns.length + margin, top + cell * rows.length + margin, title, [...columns, ...rows, ...cells]);
}

function svg(width: number, height: number, title: string, parts: readonly string[]): Chart {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${escaped(title)}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="white"/>',
    `<text x="${margin}" y="${margin + 12}" font-weight="bold" font-size="14">${escaped(title)}</text>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

const text = (x: number, y: number, words: string, anchor = 'start') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
