import { scaleLinear } from 'd3-scale';
import { clip, drawing, element, fill, segment, stroke, words } from './svg';

export interface Row {
  readonly name: string;
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly label: string;
  readonly accent: boolean;
}

export interface Rows {
  readonly title: string;
  readonly summary: string;
  readonly axis: string;
  readonly rows: readonly Row[];
}

const ROW = 26;
const TOP = 8;
const BOTTOM = 48;
const LABEL = 52;

/** One dot and interval a row. The scale begins near the least value: only lengths need a zero. */
export function drawRows({ title, summary, axis, rows }: Rows, width: number): string {
  const narrow = width < 500;
  const names = narrow ? 128 : 190;
  const height = TOP + rows.length * ROW + BOTTOM;
  const floor = height - BOTTOM;
  const x = scaleLinear(
    [Math.min(...rows.map(({ low }) => low)), Math.max(...rows.map(({ high }) => high))],
    [names, width - LABEL],
  ).nice();
  const most = narrow ? 3 : 6;
  const tick = x.tickFormat(most);
  const grid = x
    .ticks(most)
    .map(
      (value) =>
        segment(x(value), TOP, x(value), floor, stroke('rule')) +
        words(tick(value), 'ink-2', { x: x(value), y: floor + 18, 'text-anchor': 'middle' }),
    );
  const marks = rows.map((row, index) => {
    const y = TOP + (index + 0.5) * ROW;
    const ink = row.accent ? 'accent' : 'ink-2';
    return [
      words(clip(row.name, narrow ? 18 : 27), 'ink', { x: 0, y: y + 4 }),
      segment(x(row.low), y, x(row.high), y, stroke(ink, 2)),
      element('circle', { cx: x(row.value), cy: y, r: 4.5, ...fill(ink) }),
      words(row.label, 'ink', { x: width, y: y + 4, 'text-anchor': 'end' }),
    ].join('');
  });
  return drawing(
    { width, height, title, summary },
    ...grid,
    ...marks,
    words(axis, 'ink-2', {
      x: (names + width - LABEL) / 2,
      y: height - 6,
      'text-anchor': 'middle',
    }),
  );
}
