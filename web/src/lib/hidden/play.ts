import { read, write } from '../local/store';
import { isDay, type Day } from '../game/day';
import { isRight } from './guess';
import type { HiddenFile } from './file';

/** One player's guesses at a day's hidden contributor. */
export interface HiddenPlay {
  /** How many reveals were told; at first one. */
  readonly told: number;
  readonly guesses: readonly string[];
  readonly outcome: 'open' | 'found' | 'missed';
}

export const UNTOUCHED: HiddenPlay = { told: 1, guesses: [], outcome: 'open' };

const NAME = 'hidden';
const VERSION = 1;
const MOST_GAMES = 40;

/** A right guess ends the game with the score of the last reveal; a wrong one is told the next. */
export function guess(file: HiddenFile, play: HiddenPlay, name: string): HiddenPlay {
  if (play.outcome !== 'open') return play;
  const guesses = [...play.guesses, name];
  if (isRight(name, file.date, file.answer.hashes)) return { ...play, guesses, outcome: 'found' };
  return tellMore(file, { ...play, guesses });
}

/** After the last reveal there is nothing left to tell: the game ends. */
export function tellMore(file: HiddenFile, play: HiddenPlay): HiddenPlay {
  if (play.outcome !== 'open') return play;
  return play.told < file.reveals.length
    ? { ...play, told: play.told + 1 }
    : { ...play, outcome: 'missed' };
}

/** 0 unless found. */
export function scoreOfGuess(file: HiddenFile, play: HiddenPlay): number {
  return play.outcome === 'found' ? (file.reveals[play.told - 1]?.score ?? 0) : 0;
}

export function readHiddenPlay(day: Day): HiddenPlay {
  return plays()[day] ?? UNTOUCHED;
}

/** @returns `false` when the device keeps nothing */
export function keepHiddenPlay(day: Day, play: HiddenPlay): boolean {
  const kept = Object.entries({ ...plays(), [day]: play })
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .slice(0, MOST_GAMES);
  return write(NAME, VERSION, Object.fromEntries(kept));
}

function plays(): Record<Day, HiddenPlay> {
  const kept = read(NAME, VERSION);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter(([day, play]) => isDay(day) && isHiddenPlay(play)),
  );
}

function isHiddenPlay(value: unknown): value is HiddenPlay {
  if (typeof value !== 'object' || value === null) return false;
  const play: Partial<Record<keyof HiddenPlay, unknown>> = value;
  return (
    Number.isSafeInteger(play.told) &&
    Array.isArray(play.guesses) &&
    ['open', 'found', 'missed'].includes(String(play.outcome))
  );
}
