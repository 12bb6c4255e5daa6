import type { Composition } from './composition';
import type { Pair } from './palette';

interface Drawing {
  readonly composition: Composition;
  readonly pair: Pair;
  readonly year: number | null;
  readonly people: number;
  readonly trackCount: number;
}

const EDGE = 8;
const RIGHT_EDGE = 96;
const GAP = 4;
const MAX_RINGS = 12;
const MAX_TICKS = 24;
const MAX_STAVES = 18;
const MAX_TRACKS_ON_DISC = 20;

/** The marks above the title, kept clear of it: `top` is where its first line begins. */
export function marks(drawing: Drawing, top: number): string {
  const floor = top - GAP;
  switch (drawing.composition) {
    case 'rings':
      return rings(drawing, floor);
    case 'disc':
      return disc(drawing, floor);
    case 'rule':
      return rule(drawing, floor);
    case 'staves':
      return staves(drawing, floor);
  }
}

/** Quarter rings in the corner, one a track. */
function rings({ trackCount, pair }: Drawing, floor: number): string {
  const count = atMost(trackCount, MAX_RINGS);
  const step = Math.min(3.4, (floor - EDGE) / Math.max(1, count - 1));
  const circles = each(count, (index) => {
    const radius = round(EDGE + index * step);
    return `<circle cx="100" cy="0" r="${radius}"/>`;
  });
  return `<g fill="none" stroke="${pair.ink}" stroke-opacity=".45">${circles}</g>`;
}

/** A disc that grows with the tracks, and a row of ticks, one a person. */
function disc({ trackCount, people, pair }: Drawing, floor: number): string {
  const radius = Math.min(10 + atMost(trackCount, MAX_TRACKS_ON_DISC) * 0.6, (floor - GAP) / 2);
  const x = round(RIGHT_EDGE - radius);
  const y = round(GAP + radius);
  const count = atMost(people, MAX_TICKS);
  const step = Math.min(2.8, (x - radius - EDGE - GAP) / Math.max(1, count - 1));
  const ticks = each(
    count,
    (index) => `M${round(EDGE + index * step)} ${EDGE}v${7 + ((index * 7) % 5)}`,
  );
  return (
    `<circle cx="${x}" cy="${y}" r="${round(radius)}" fill="${pair.ink}" fill-opacity=".16"/>` +
    `<circle cx="${x}" cy="${y}" r="${round(radius / 5)}" fill="${pair.ground}"/>` +
    `<path d="${ticks}" stroke="${pair.ink}" stroke-opacity=".55" stroke-width=".9"/>`
  );
}

/** A rule across the top and the year in two digits, as on a single's label. */
function rule({ year, pair }: Drawing, floor: number): string {
  const line = `<rect x="8" y="8" width="84" height="2" fill="${pair.ink}"/>`;
  if (year === null) return line;
  const size = round(Math.min(26, (floor - 13) * 1.4));
  const y = round(13 + size * 0.78);
  const digits = String(year % 100).padStart(2, '0');
  return `${line}<text class="thin" x="92" y="${y}" text-anchor="end" font-size="${size}" fill="${pair.ink}" fill-opacity=".62">${digits}</text>`;
}

/** Staves hanging from the top, one a person. */
function staves({ people, pair }: Drawing, floor: number): string {
  const longest = Math.min(38, floor - EDGE);
  const lines = each(atMost(people, MAX_STAVES), (index) => {
    const length = round(longest * (1 - ((index * 13) % 17) / 38));
    return `M${round(EDGE + index * 4.9)} ${EDGE}v${length}`;
  });
  return `<path d="${lines}" stroke="${pair.ink}" stroke-opacity=".45" stroke-width="1.4"/>`;
}

function atMost(count: number, limit: number): number {
  return Math.max(0, Math.min(count, limit));
}

function each(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
