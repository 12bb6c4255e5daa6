import { isDay } from '../game/day';
import { getPublished, type Published } from './published';

/** One published day, as `exports/daily/index.json` of `contracts/json/daily-index.schema.json` lists it. */
export interface PublishedDay {
  readonly date: string;
  readonly number: number;
  readonly start: string;
  readonly goal: string;
  readonly par: number;
  readonly band: string;
}

/** The days of a list, newest first; entries that are none are left out. `null` when it is no list. */
export function readDays(value: unknown): PublishedDay[] | null {
  if (typeof value !== 'object' || value === null || !('days' in value)) return null;
  if (!Array.isArray(value.days)) return null;
  return value.days
    .map(dayIn)
    .filter((day) => day !== null)
    .sort((one, other) => (one.date < other.date ? 1 : -1));
}

function dayIn(value: unknown): PublishedDay | null {
  if (typeof value !== 'object' || value === null) return null;
  const { date, number, start, goal, par, band }: Record<string, unknown> = { ...value };
  const names = [nameOf(start), nameOf(goal)] as const;
  if (typeof date !== 'string' || !isDay(date) || names[0] === null || names[1] === null) {
    return null;
  }
  if (typeof number !== 'number' || typeof par !== 'number') return null;
  const [from, to] = names;
  return { date, number, start: from, goal: to, par, band: typeof band === 'string' ? band : '' };
}

function nameOf(end: unknown): string | null {
  if (typeof end !== 'object' || end === null || !('name' in end)) return null;
  return typeof end.name === 'string' ? end.name : null;
}

export function fetchDays(signal: AbortSignal): Promise<Published<PublishedDay[]>> {
  return getPublished('/data/daily/index.json', readDays, signal);
}
