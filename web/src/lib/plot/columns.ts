import { scaleBand, scaleLinear } from 'd3-scale';
import { drawing, element, fill, segment, stroke, words } from './svg';

export interface Column {
  readonly name: string;
  /** Where there is little room. */
  readonly short?: string;
  readonly value: number;
  /** The ends of its interval; left out when the value was counted. */
  readonly low?: number;
  readonly high?: number;
  /** Stands above the column. */
  readonly label: string;
  readonly accent: boolean;
}

export interface Columns {
  readonly title: string;
  readonly summary: string;
  readonly axis: string;
  readonly columns: readonly Column[];
}

const TOP = 30;
const BOTTOM = 46;
const CAP = 4;

/** Upright columns from zero, each with its number and, when it was estimated, its interval. */
export function drawColumns({ title, summary, axis, columns }: Columns, width: number): string {
  const narrow = width < 500;
  const height = narrow ? 260 : 340;
  const floor = height - BOTTOM;
  const x = scaleBand(
    columns.map(({ name }) => name),
    [0, width],
  )
    .paddingInner(0.22)
    .paddingOuter(0.1);
  const most = Math.max(...columns.map(({ value, high }) => high ?? value));
  const y = scaleLinear([0, most], [floor, TOP]);
  const parts = columns.map((column) => {
    const left = x(column.name) ?? 0;
    const middle = left + x.bandwidth() / 2;
    const peak = y(column.high ?? column.value);
    const ink = column.accent ? 'accent' : 'rule-2';
    return [
      element('rect', {
        x: left,
        y: y(column.value),
        width: x.bandwidth(),
        height: floor - y(column.value),
        ...fill(ink),
      }),
      column.low === undefined || column.high === undefined
        ? ''
        : whisker(middle, y(column.low), y(column.high)),
      words(column.label, 'ink', { x: middle, y: peak - 8, 'text-anchor': 'middle' }),
      words(narrow ? (column.short ?? column.name) : column.name, 'ink-2', {
        x: middle,
        y: floor + 18,
        'text-anchor': 'middle',
      }),
    ].join('');
  });
  return drawing(
    { width, height, title, summary },
    ...parts,
    segment(0, floor, width, floor, stroke('rule-2')),
    words(axis, 'ink-2', { x: width / 2, y: height - 6, 'text-anchor': 'middle' }),
  );
}

function whisker(x: number, low: number, high: number): string {
  const look = stroke('ink', 1.5);
  return [
    segment(x, low, x, high, look),
    segment(x - CAP, low, x + CAP, low, look),
    segment(x - CAP, high, x + CAP, high, look),
  ].join('');
}
