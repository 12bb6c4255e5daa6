import type { Prices } from '../data/daily';
import { inWords } from '../route/words';
import { hintsTaken, type Play } from './play';

/** Those of the API; a daily file states its own. */
export const PRICES: Prices = { most: 100, releaseOverPar: 15, hint: 10, refusedStep: 5 };

export interface Finished {
  readonly releases: number;
  readonly par: number;
  readonly hints: number;
  readonly refused: number;
}

/** Nothing is gained by fewer releases than par. */
export function scoreFor({ releases, par, hints, refused }: Finished, prices: Prices): number {
  const lost =
    prices.releaseOverPar * Math.max(0, releases - par) +
    prices.hint * hints +
    prices.refusedStep * refused;
  return Math.max(0, prices.most - lost);
}

/** What a finished game is worth. */
export function scoreOf(play: Play, par: number, prices: Prices): number {
  const { refused } = play;
  const finished = { releases: play.moves.length, par, hints: hintsTaken(play), refused };
  return scoreFor(finished, prices);
}

/** Par is the length of a shortest route, so nobody is ever under it. */
export function inGolfWords(releases: number, par: number): string {
  const over = releases - par;
  return over <= 0 ? 'Par' : `${inWords(over)} over par`;
}
