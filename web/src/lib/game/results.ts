import { read, write } from '../local/store';
import { addDays, daysFrom, isDay, type Day } from './day';

/** How one day's route ended. */
export interface Result {
  readonly releases: number;
  readonly par: number;
  readonly score: number;
  readonly hints: number;
  readonly undos: number;
  readonly refused: number;
  readonly hard: boolean;
  /** Ended by being shown a route; then releases and score say nothing. */
  readonly shown: boolean;
  /** The day of UTC on which it ended; the streak counts those that ended on their own day. */
  readonly finishedOn: Day;
}

export type Results = Readonly<Record<Day, Result>>;

const NAME = 'results';
const VERSION = 1;

export function readResults(): Results {
  const kept = read(NAME, VERSION);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter(([day, result]) => isDay(day) && isResult(result)),
  );
}

/** Keeps the first result of a day: playing it again neither mends nor spoils the record. */
export function addResult(day: Day, result: Result): Results {
  const before = readResults();
  if (before[day] !== undefined) return before;
  const after = { ...before, [day]: result };
  write(NAME, VERSION, after);
  return after;
}

/**
 * Consecutive days that were finished on their own day, up to today; or up to yesterday while today
 * is still open. Being shown a route ends it.
 */
export function streakOn(today: Day, results: Results): number {
  let day = isOnItsDay(results, today) ? today : addDays(today, -1);
  if (results[today]?.shown === true) return 0;
  let days = 0;
  while (isOnItsDay(results, day)) {
    days++;
    day = addDays(day, -1);
  }
  return days;
}

function isOnItsDay(results: Results, day: Day): boolean {
  const result = results[day];
  return result !== undefined && !result.shown && daysFrom(day, result.finishedOn) === 0;
}

const NUMBERS = ['releases', 'par', 'score', 'hints', 'undos', 'refused'] as const;

function isResult(value: unknown): value is Result {
  if (typeof value !== 'object' || value === null) return false;
  const result: Partial<Record<keyof Result, unknown>> = value;
  return (
    NUMBERS.every((name) => Number.isSafeInteger(result[name])) &&
    typeof result.hard === 'boolean' &&
    typeof result.shown === 'boolean' &&
    typeof result.finishedOn === 'string' &&
    isDay(result.finishedOn)
  );
}
