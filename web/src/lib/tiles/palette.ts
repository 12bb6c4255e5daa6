/** Ground and ink of a tile. The hue is the decade, so that a route's time span shows at a glance. */
export interface Pair {
  readonly ground: string;
  readonly ink: string;
}

const DECADES: ReadonlyMap<number, Pair> = new Map([
  [1950, { ground: '#e9d8a6', ink: '#3b2f0b' }],
  [1960, { ground: '#e6c9a8', ink: '#45220a' }],
  [1970, { ground: '#d9a08a', ink: '#3c120b' }],
  [1980, { ground: '#d7a9bb', ink: '#3f0f28' }],
  [1990, { ground: '#b9b4d6', ink: '#1f1a4a' }],
  [2000, { ground: '#a9c3d9', ink: '#0d2b45' }],
  [2010, { ground: '#a8cdc6', ink: '#0a332d' }],
  [2020, { ground: '#bccfa4', ink: '#1f3209' }],
]);

const UNKNOWN: Pair = { ground: '#d8d2c6', ink: '#2d2922' };

export const PAIRS: readonly Pair[] = [...DECADES.values(), UNKNOWN];

/** Everything to 1959 shares one pair; years after the last decade keep the last one. */
export function pairFor(year: number | null): Pair {
  if (year === null) return UNKNOWN;
  const decade = Math.min(2020, Math.max(1950, Math.floor(year / 10) * 10));
  return DECADES.get(decade) ?? UNKNOWN;
}
