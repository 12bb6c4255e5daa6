/** A straight line in a picture. */
export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Height of a release's row, in the picture's units; the style sheet gives rows as many pixels. */
export const ROW = 104;
/** Width of the space between two columns. */
export const GAP = 96;
/** The most people who stand beside a release. */
export const MAX_PEOPLE = 4;

/** From the artist, who stands beside the first row, to the middle of every row. */
export function toReleases(rows: number): Line[] {
  return Array.from({ length: rows }, (_, row) => ({
    x1: 0,
    y1: ROW / 2,
    x2: GAP,
    y2: (row + 0.5) * ROW,
  }));
}

/** From the middle of one row to each person beside it, who share its height evenly. */
export function toPeople(people: number): Line[] {
  const count = Math.min(people, MAX_PEOPLE);
  return Array.from({ length: count }, (_, person) => ({
    x1: 0,
    y1: ROW / 2,
    x2: GAP,
    y2: ((person + 0.5) / count) * ROW,
  }));
}
