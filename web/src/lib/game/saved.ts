import { read, write } from '../local/store';
import { isDay, type Day } from './day';
import { FRESH, type Move, type Play } from './play';

const NAME = 'games';
const VERSION = 1;

/** Older games than these are forgotten; their results are not. */
const MOST_GAMES = 40;

/** The game of a day as it was left, or a fresh one. */
export function readGame(day: Day): Play {
  return games()[day] ?? FRESH;
}

/** @returns `false` when the device keeps nothing, so that leaving the page loses the game */
export function keepGame(day: Day, play: Play): boolean {
  const kept = Object.entries({ ...games(), [day]: play })
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .slice(0, MOST_GAMES);
  return write(NAME, VERSION, Object.fromEntries(kept));
}

function games(): Record<Day, Play> {
  const kept = read(NAME, VERSION);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter(([day, play]) => isDay(day) && isPlay(play)),
  );
}

/** A record from another version of the site is no game to go on with. */
function isPlay(value: unknown): value is Play {
  if (typeof value !== 'object' || value === null) return false;
  const play: Partial<Record<keyof Play, unknown>> = value;
  return (
    typeof play.hard === 'boolean' &&
    typeof play.shown === 'boolean' &&
    Number.isSafeInteger(play.refused) &&
    Number.isSafeInteger(play.undos) &&
    Array.isArray(play.hints) &&
    (play.chosen === null || isRef(play.chosen)) &&
    Array.isArray(play.moves) &&
    play.moves.every(isMove)
  );
}

function isMove(value: unknown): value is Move {
  if (typeof value !== 'object' || value === null) return false;
  const move: Partial<Record<keyof Move, unknown>> = value;
  return isRef(move.release) && Number.isSafeInteger(move.artist) && 'proof' in move;
}

function isRef(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && 'place' in value;
}
