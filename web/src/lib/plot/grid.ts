import { scalePoint, scaleSqrt } from 'd3-scale';
import { clip, drawing, element, fill, segment, stroke, words } from './svg';

export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly value: number;
}

export interface Grid {
  readonly title: string;
  readonly summary: string;
  readonly axis: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly Cell[];
}

const ROW = 34;
const TOP = 30;
const BOTTOM = 30;
const MOST_RADIUS = 14;

/** A dot where a row has something in a column, its area as large as the value. */
export function drawGrid(
  { title, summary, axis, rows, columns, cells }: Grid,
  width: number,
): string {
  const narrow = width < 500;
  const names = narrow ? 122 : 200;
  const height = TOP + rows.length * ROW + BOTTOM;
  const x = scalePoint([...columns], [names, width]).padding(0.5);
  const most = Math.max(...cells.map(({ value }) => value));
  const radius = scaleSqrt([0, most], [0, Math.min(MOST_RADIUS, x.step() / 2)]);
  const yOf = (row: string) => TOP + (rows.indexOf(row) + 0.5) * ROW;
  const heads = columns.map((column) =>
    words(narrow ? `’${column.slice(2, 4)}` : column, 'ink-2', {
      x: x(column) ?? 0,
      y: 14,
      'text-anchor': 'middle',
    }),
  );
  const lines = rows.map((row) => {
    const own = cells.filter((cell) => cell.row === row).map(({ column }) => x(column) ?? 0);
    const y = yOf(row);
    return [
      segment(names, y, width, y, stroke('rule')),
      segment(Math.min(...own), y, Math.max(...own), y, stroke('accent', 2)),
      words(clip(row, narrow ? 17 : 28), 'ink', { x: 0, y: y + 4 }),
    ].join('');
  });
  const dots = cells.map(({ row, column, value }) =>
    element('circle', { cx: x(column) ?? 0, cy: yOf(row), r: radius(value), ...fill('accent') }),
  );
  return drawing(
    { width, height, title, summary },
    ...heads,
    ...lines,
    ...dots,
    words(axis, 'ink-2', { x: width, y: height - 6, 'text-anchor': 'end' }),
  );
}
