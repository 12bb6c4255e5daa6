import type { Band } from '../api/types';
import { DEFAULT_RULESET } from '../route/address';

/** What the address of the play page says: which pair, and from which month it was drawn. */
export interface Draw {
  readonly seed: number;
  readonly band: Band;
  /** The month of the snapshot it was shared from; another month may draw another pair. */
  readonly snapshot: string | null;
}

export const BANDS: readonly Band[] = ['gentle', 'fair', 'hard', 'far'];
export const RULESET = DEFAULT_RULESET;

const MOST_SEEDS = 1_000_000_000;

/** `null` when the address names no pair, so that one is to be drawn. */
export function readDraw(search: string): Draw | null {
  const query = new URLSearchParams(search);
  const seed = query.get('seed') ?? '';
  if (!/^\d{1,9}$/.test(seed)) return null;
  const band = BANDS.find((each) => each === query.get('band')) ?? 'fair';
  const month = query.get('snapshot');
  return {
    seed: Number(seed),
    band,
    snapshot: month !== null && /^\d{4}-\d{2}$/.test(month) ? month : null,
  };
}

export function writeDraw({ seed, band, snapshot }: Draw): string {
  const query = new URLSearchParams({ seed: String(seed), band });
  if (snapshot !== null) query.set('snapshot', snapshot);
  return `/play/?${query}`;
}

export function freshDraw(band: Band): Draw {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return { seed: number % MOST_SEEDS, band, snapshot: null };
}
