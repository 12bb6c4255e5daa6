import type { PublishedDay } from '../data/days';
import { addDays, type Day } from './day';

/** One month of the archive as rows of seven days from Monday; `null` outside the month. */
export interface Month {
  /** `2026-11`. */
  readonly name: string;
  readonly weeks: readonly (readonly (Day | null)[])[];
}

const DAYS_A_WEEK = 7;

export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

export function calendar(month: string): Month {
  const first = `${month}-01`;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % DAYS_A_WEEK;
  const cells: (Day | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; monthOf(day) === month; day = addDays(day, 1)) cells.push(day);
  while (cells.length % DAYS_A_WEEK !== 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / DAYS_A_WEEK }, (_, week) =>
    cells.slice(week * DAYS_A_WEEK, (week + 1) * DAYS_A_WEEK),
  );
  return { name: month, weeks };
}

/** Newest first. */
export function monthsIn(days: readonly PublishedDay[]): string[] {
  return [...new Set(days.map(({ date }) => monthOf(date)))].sort().reverse();
}
