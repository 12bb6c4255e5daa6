import { scaleLog, scalePoint } from 'd3-scale';
import { drawing, element, fill, segment, stroke, words } from './svg';

export interface Stem {
  readonly name: string;
  /** 1 or more. */
  readonly value: number;
  readonly label: string;
  readonly accent: boolean;
}

export interface Stems {
  readonly title: string;
  readonly summary: string;
  readonly axis: string;
  readonly stems: readonly Stem[];
}

const TOP = 30;
const BOTTOM = 46;

/** Dots on a logarithmic scale, for counts that go from one to millions. */
export function drawStems({ title, summary, axis, stems }: Stems, width: number): string {
  const height = width < 500 ? 230 : 300;
  const floor = height - BOTTOM;
  const x = scalePoint(
    stems.map(({ name }) => name),
    [0, width],
  ).padding(0.6);
  const most = Math.max(10, ...stems.map(({ value }) => value));
  const y = scaleLog([0.6, most], [floor, TOP]);
  const parts = stems.map(({ name, value, label, accent }) => {
    const at = x(name) ?? 0;
    const ink = accent ? 'accent' : 'ink-2';
    return [
      segment(at, floor, at, y(value), stroke('rule-2', 1)),
      element('circle', { cx: at, cy: y(value), r: 6, ...fill(ink) }),
      words(label, 'ink', { x: at, y: y(value) - 12, 'text-anchor': 'middle' }),
      words(name, 'ink-2', { x: at, y: floor + 18, 'text-anchor': 'middle' }),
    ].join('');
  });
  return drawing(
    { width, height, title, summary },
    segment(0, floor, width, floor, stroke('rule-2')),
    ...parts,
    words(axis, 'ink-2', { x: width / 2, y: height - 6, 'text-anchor': 'middle' }),
  );
}
