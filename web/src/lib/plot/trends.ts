import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { clip, drawing, element, fill, segment, stroke, words } from './svg';

export interface Moment {
  readonly at: number;
  readonly value: number;
}

export interface Trend {
  readonly name: string;
  /** Ascending, at least one. */
  readonly moments: readonly Moment[];
  /** Stands at the end of the row. */
  readonly label: string;
  readonly accent: boolean;
}

export interface Trends {
  readonly title: string;
  readonly summary: string;
  readonly axis: string;
  readonly trends: readonly Trend[];
  /** Where the axis is named, and what it says there. */
  readonly ticks: readonly { readonly at: number; readonly name: string; readonly short: string }[];
}

const ROW = 36;
const AIR = 6;
const TOP = 12;
const BOTTOM = 48;
const LABEL = 56;

/** A small curve a row, all from zero and of one scale, so that rows can be held against each other. */
export function drawTrends({ title, summary, axis, trends, ticks }: Trends, width: number): string {
  const narrow = width < 500;
  const names = narrow ? 128 : 214;
  const height = TOP + trends.length * ROW + BOTTOM;
  const floor = height - BOTTOM;
  const moments = trends.flatMap((trend) => trend.moments);
  const ats = moments.map(({ at }) => at);
  const x = scaleLinear([Math.min(...ats), Math.max(...ats)], [names, width - LABEL]);
  const most = Math.max(...moments.map(({ value }) => value));
  const up = scaleLinear([0, most], [0, ROW - AIR]);
  const grid = ticks.map(
    ({ at, name, short }) =>
      segment(x(at), TOP, x(at), floor, stroke('rule')) +
      words(narrow ? short : name, 'ink-2', { x: x(at), y: floor + 18, 'text-anchor': 'middle' }),
  );
  const rows = trends.map((trend, index) => {
    const base = TOP + (index + 1) * ROW;
    const path = line<Moment>(
      ({ at }) => x(at),
      ({ value }) => base - up(value),
    );
    const under = area<Moment>(
      ({ at }) => x(at),
      base,
      ({ value }) => base - up(value),
    );
    const ink = trend.accent ? 'accent' : 'ink-2';
    const last = trend.moments.at(-1) ?? { at: 0, value: 0 };
    return [
      element('path', {
        d: under([...trend.moments]) ?? '',
        ...fill(trend.accent ? 'accent-soft' : 'sunk'),
      }),
      segment(names, base, width - LABEL, base, stroke('rule-2')),
      element('path', { d: path([...trend.moments]) ?? '', ...stroke(ink, 2) }),
      element('circle', { cx: x(last.at), cy: base - up(last.value), r: 3.5, ...fill(ink) }),
      words(clip(trend.name, narrow ? 18 : 30), 'ink', { x: 0, y: base - 4 }),
      words(trend.label, 'ink', { x: width, y: base - 4, 'text-anchor': 'end' }),
    ].join('');
  });
  return drawing(
    { width, height, title, summary },
    ...grid,
    ...rows,
    words(axis, 'ink-2', {
      x: narrow ? 0 : (names + width - LABEL) / 2,
      y: height - 6,
      'text-anchor': narrow ? 'start' : 'middle',
    }),
  );
}
