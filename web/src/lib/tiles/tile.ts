import { compositionOf } from './composition';
import { marks } from './marks';
import { pairFor } from './palette';
import { clip, setTitle, TRACKING } from './title';

/** What a tile shows. Hue = decade, composition = format, marks = data; nothing is invented. */
export interface TileRelease {
  readonly title: string;
  readonly headline: string;
  readonly year: number | null;
  readonly formats: readonly string[];
  readonly people: number;
  readonly trackCount: number;
}

export interface TileOptions {
  /** `small` is for places under 64 px: composition and initials only. */
  readonly form?: 'full' | 'small';
  /** Names the picture for those who cannot see it; leave out when the title stands beside it. */
  readonly label?: string;
}

const LEADING = 1.02;
const BASELINE = 86;
const LEFT = 8;
const RIGHT = 92;

/** Draws a release as inline SVG of 100 by 100 units. Equal input gives equal output. */
export function tileSvg(release: TileRelease, options: TileOptions = {}): string {
  const pair = pairFor(release.year);
  const drawing = { ...release, composition: compositionOf(release.formats), pair };
  const body =
    options.form === 'small'
      ? marks(drawing, 42) + initials(release.title, pair.ink)
      : lettering(release, pair.ink, (top) => marks(drawing, top));
  const name =
    options.label === undefined
      ? 'aria-hidden="true"'
      : `role="img" aria-label="${escape(options.label)}"`;
  return `<svg viewBox="0 0 100 100" ${name}><rect width="100" height="100" fill="${pair.ground}"/>${body}</svg>`;
}

function lettering(release: TileRelease, ink: string, above: (top: number) => string): string {
  const { size, lines, rightToLeft } = setTitle(release.title);
  const step = size * LEADING;
  const first = BASELINE - (lines.length - 1) * step;
  const side = rightToLeft ? `x="${RIGHT}" direction="rtl"` : `x="${LEFT}"`;
  const title = lines
    .map((line, index) => {
      const y = round(first + index * step);
      return `<text ${side} y="${y}" font-size="${size}" letter-spacing="${TRACKING}" fill="${ink}">${escape(line)}</text>`;
    })
    .join('');
  const foot = clip(`${release.headline} ${release.year ?? ''}`.trim(), 15);
  return `${above(first - size * 0.78)}${title}<text class="fine" ${side} y="95.5" font-size="5.6" letter-spacing=".15" fill="${ink}">${escape(foot)}</text>`;
}

function initials(title: string, ink: string): string {
  const letters = title
    .split(/\s+/)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .filter((letter) => letter !== '')
    .slice(0, 2)
    .join('');
  return `<text x="${LEFT}" y="90" font-size="44" letter-spacing="-1" fill="${ink}">${escape(letters)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it may stand in SVG, between tags and in attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
