import { escape } from '../tiles/tile';

/** Parts of an SVG picture as text. Equal input gives equal text. */
export type Attributes = Readonly<Record<string, string | number>>;

/**
 * What a part is drawn in. Each part carries its light colour as an attribute, so that a downloaded
 * picture stands by itself, and a class, so that the page's theme can overrule the attribute.
 */
export const INKS = {
  ink: '#1c1a17',
  'ink-2': '#565046',
  'rule-2': '#8d8575',
  rule: '#ddd5c5',
  accent: '#a8361c',
  'accent-soft': '#f6e3da',
  sunk: '#f2ede2',
  paper: '#faf7f0',
} as const;

export type Ink = keyof typeof INKS;

const SANS = "'Commissioner Variable', system-ui, sans-serif";

export interface Named {
  readonly width: number;
  readonly height: number;
  /** What the picture is, in a few words. */
  readonly title: string;
  /** What it shows, for whoever cannot see it. */
  readonly summary: string;
}

export function drawing({ width, height, title, summary }: Named, ...parts: string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': `${title}. ${summary}`,
      'font-family': SANS,
      'font-size': 13,
    },
    ...parts,
  );
}

export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const stated = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(shown(value))}"`)
    .join('');
  return children.length === 0
    ? `<${name}${stated}/>`
    : `<${name}${stated}>${children.join('')}</${name}>`;
}

export function words(content: string, ink: Ink, attributes: Attributes): string {
  return element('text', { ...fill(ink), ...attributes }, escape(content));
}

export function fill(ink: Ink): Attributes {
  return { class: `f-${ink}`, fill: INKS[ink] };
}

export function stroke(ink: Ink, width = 1): Attributes {
  return { class: `s-${ink}`, stroke: INKS[ink], 'stroke-width': width, fill: 'none' };
}

export function segment(x1: number, y1: number, x2: number, y2: number, look: Attributes): string {
  return element('line', { x1, y1, x2, y2, ...look });
}

/** At most so many characters; the whole stands in the table. */
export function clip(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

function shown(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}
