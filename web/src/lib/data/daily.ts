import type { Credit } from '../api/types';
import { getPublished, type Published } from './published';

/**
 * A day's challenge with all that is needed to play it without the cluster: `exports/daily/<date>.json`
 * of `contracts/json/daily.schema.json`. Ids are of Discogs; what the dump does not state is null.
 */
export interface DailyFile {
  readonly schema: 1;
  readonly date: string;
  /** 1 for the first day of 2026. */
  readonly number: number;
  readonly snapshot: {
    readonly month: string;
    readonly ruleset: string;
    readonly fingerprint: string;
  };
  readonly from: number;
  readonly to: number;
  /** Releases on a shortest route. */
  readonly par: number;
  readonly band: string;
  /** Whether every shortest route is in the file. */
  readonly complete: boolean;
  readonly score: Prices;
  readonly artists: readonly DailyArtist[];
  /** The parts of one release, where the unit is the track, are apart under the same id. */
  readonly releases: readonly DailyRelease[];
  readonly showcase: readonly DailyRoute[];
  readonly hints: readonly DailyHint[];
}

/** What an attempt begins with and what is taken off it. */
export interface Prices {
  readonly most: number;
  readonly releaseOverPar: number;
  readonly hint: number;
  readonly refusedStep: number;
}

export interface DailyArtist {
  readonly id: number;
  readonly name: string;
  /** In the whole snapshot. */
  readonly releases: number;
}

export interface DailyRelease {
  readonly id: number;
  readonly title: string;
  readonly headline: string;
  readonly year: number | null;
  readonly country: string | null;
  readonly formats: readonly string[];
  /** All whose credits count, also those who are not in the file. */
  readonly people: number;
  /** Missing in files made before it was added. */
  readonly trackCount?: number;
  readonly credits: readonly DailyCredit[];
}

export interface DailyCredit extends Pick<Credit, 'scope' | 'role' | 'anv' | 'trackText'> {
  readonly artist: number;
  /** Positions as printed. */
  readonly tracks: readonly string[];
}

export interface DailyRoute {
  readonly name: string;
  /** A release and whom it leads to, each. */
  readonly steps: readonly (readonly [release: number, artist: number])[];
}

/** A good next step from an artist. */
export interface DailyHint {
  readonly at: number;
  readonly releasesLeft: number;
  readonly release: number;
  readonly artist: number;
  readonly decade: string | null;
  readonly roleFamily: string;
  readonly initials: string;
}

const LISTS = ['artists', 'releases', 'showcase', 'hints'] as const;
const NUMBERS = ['number', 'from', 'to', 'par'] as const;

/** The file, or `null` when it is none that this page can play, as of a newer schema. */
export function readDaily(value: unknown): DailyFile | null {
  if (typeof value !== 'object' || value === null) return null;
  const file: Partial<Record<keyof DailyFile, unknown>> = value;
  if (file.schema !== 1 || typeof file.date !== 'string') return null;
  if (!LISTS.every((name) => Array.isArray(file[name]))) return null;
  if (!NUMBERS.every((name) => Number.isSafeInteger(file[name]))) return null;
  const daily = value as DailyFile;
  const known = new Set(daily.artists.map((artist) => artist.id));
  return known.has(daily.from) && known.has(daily.to) ? daily : null;
}

export function fetchToday(signal: AbortSignal): Promise<Published<DailyFile>> {
  return getPublished('/data/daily.json', readDaily, signal);
}

export function fetchDay(date: string, signal: AbortSignal): Promise<Published<DailyFile>> {
  return getPublished(`/data/daily/${date}.json`, readDaily, signal);
}
