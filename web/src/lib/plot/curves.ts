import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { drawing, element, fill, segment, stroke, words } from './svg';

export interface Point {
  readonly at: number;
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export interface Curve {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface Curves {
  readonly title: string;
  readonly summary: string;
  readonly axis: string;
  /** Drawn in ink. */
  readonly plain: Curve;
  /** Drawn in the accent. */
  readonly accent: Curve;
}

const TOP = 16;
const BOTTOM = 46;
const LEFT = 44;
const RIGHT = 8;

/** Two growing shares of the same whole, with bands for their intervals and their names beside them. */
export function drawCurves({ title, summary, axis, plain, accent }: Curves, width: number): string {
  const height = width < 500 ? 270 : 360;
  const floor = height - BOTTOM;
  const last = Math.max(...[plain, accent].flatMap(({ points }) => points.map(({ at }) => at)));
  const x = scaleLinear([0, last], [LEFT, width - RIGHT]);
  const y = scaleLinear([0, 1], [floor, TOP]);
  const levels = [0, 0.25, 0.5, 0.75, 1].map(
    (level) =>
      segment(LEFT, y(level), width - RIGHT, y(level), stroke(level === 0 ? 'rule-2' : 'rule')) +
      words(`${level * 100}%`, 'ink-2', { x: LEFT - 8, y: y(level) + 4, 'text-anchor': 'end' }),
  );
  const steps = Array.from({ length: last + 1 }, (_, at) =>
    words(String(at), 'ink-2', { x: x(at), y: floor + 18, 'text-anchor': 'middle' }),
  );
  const band = area<Point>(
    ({ at }) => x(at),
    ({ low }) => y(low),
    ({ high }) => y(high),
  );
  const path = line<Point>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  );
  const drawn = ([curve, ink, soft]: readonly [Curve, 'ink' | 'accent', 'rule' | 'accent-soft']) =>
    [
      element('path', { d: band([...curve.points]) ?? '', ...fill(soft), 'fill-opacity': 0.7 }),
      element('path', { d: path([...curve.points]) ?? '', ...stroke(ink, 2) }),
      ...curve.points.map(({ at, value }) =>
        element('circle', { cx: x(at), cy: y(value), r: 3.5, ...fill(ink) }),
      ),
    ].join('');
  const apart = widest(plain, accent);
  const beside = (curve: Curve, ink: 'ink' | 'accent') => {
    const point = curve.points.find(({ at }) => at === apart.at);
    const above = curve === apart.upper;
    return words(curve.name, ink, {
      x: x(apart.at) + (above ? -10 : 10),
      y: y(point?.value ?? 1) + (above ? -4 : 14),
      'text-anchor': above ? 'end' : 'start',
      'font-weight': 600,
    });
  };
  return drawing(
    { width, height, title, summary },
    ...levels,
    ...steps,
    drawn([plain, 'ink', 'rule']),
    drawn([accent, 'accent', 'accent-soft']),
    beside(plain, 'ink'),
    beside(accent, 'accent'),
    words(axis, 'ink-2', { x: width / 2, y: height - 6, 'text-anchor': 'middle' }),
  );
}

/** Where the curves are farthest apart: there their names do not meet. */
function widest(one: Curve, other: Curve): { readonly at: number; readonly upper: Curve } {
  const gaps = one.points.map(({ at, value }) => {
    const beside = other.points.find((point) => point.at === at)?.value ?? 1;
    return { at, gap: Math.abs(value - beside), upper: value > beside ? one : other };
  });
  return gaps.reduce((most, each) => (each.gap > most.gap ? each : most), {
    at: 0,
    gap: -1,
    upper: one,
  });
}
