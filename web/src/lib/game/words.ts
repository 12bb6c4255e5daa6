import { counted } from '../route/words';
import { dayInWords, untilMidnight, type Day } from './day';
import type { Dating } from './clock';
import type { Result } from './results';
import { HARD_LIMIT, type Refusal } from './rules';
import { inGolfWords } from './score';

export interface Names {
  readonly release: string;
  /** Where the player stands. */
  readonly at: string;
  /** Whom the player named. */
  readonly next: string;
}

/** Which rule refused a step. */
export function sayRefusal(refusal: Refusal, { release, at, next }: Names): string {
  switch (refusal) {
    case 'after-the-goal':
      return 'The route is finished.';
    case 'release-outside-the-rules':
      return `${release} is outside the day’s rules: a compilation, unofficial, outside their years or formats, or unknown to the snapshot.`;
    case 'artist-outside-the-rules':
      return `No credit of ${next} counts under the day’s rules.`;
    case 'release-repeated':
      return `${release} is on your route already. A release counts once.`;
    case 'artist-repeated':
      return `${next} is on your route already. Nobody is met twice.`;
    case 'not-credited-here':
      return `${release} does not credit ${at}.`;
    case 'next-not-credited':
      return `${release} does not credit ${next}.`;
    case 'not-together':
      return `${release} credits both, but on different tracks, and the day’s rules join by tracks.`;
    case 'too-well-known':
      return `${next} is credited on more than ${HARD_LIMIT} releases. In hard mode nobody so well known may be on the way.`;
  }
}

/** "Route 326, Sunday 22 November 2026", and how old it is when it is not today's. */
export function sayDay(number: number, date: string, { age }: Pick<Dating, 'age'>): string {
  if (age === 0) return `Route ${number}, ${dayInWords(date)}`;
  const from = age === 1 ? 'yesterday' : `${counted(age, 'day').toLowerCase()} ago`;
  return `Route ${number}, from ${from}, ${dayInWords(date)}`;
}

export function sayPar(par: number): string {
  return `Par is ${counted(par, 'release').toLowerCase()}.`;
}

export const RULES_IN_SHORT =
  'Join them through shared releases. Every step has to be a credit on the sleeve.';

/** What the next rung of the ladder tells. */
export function sayRung(rung: number): string {
  return (
    [
      'the decade of a good next release',
      'what its next artist did there',
      'that artist’s initials',
    ][rung] ?? ''
  );
}

/** What the rungs taken so far told. */
export function sayHint(
  hint: {
    readonly decade: string | null;
    readonly roleFamily: string | null;
    readonly initials: string | null;
  },
  rungs: number,
): string {
  const told = [
    hint.decade === null
      ? 'A good next release has no stated year.'
      : `A good next release is from the ${hint.decade}.`,
    `It leads to somebody credited for ${hint.roleFamily ?? 'something not stated'}.`,
    `The initials are ${hint.initials ?? 'not stated'}`,
  ];
  return told.slice(0, rungs).join(' ');
}

/** The heading of a finished game. */
export function sayOutcome({ shown, releases, par }: Result): string {
  return shown ? 'Shown a route' : inGolfWords(releases, par);
}

export function sayFinished(
  { shown, releases, score }: Result,
  ends: { readonly from: string; readonly to: string },
): string {
  if (shown) return `${ends.from} to ${ends.to}: this one counts as played and ends the streak.`;
  const over = counted(releases, 'release').toLowerCase();
  return `You joined ${ends.from} to ${ends.to} with ${over}, for ${score} points.`;
}

/** When the next route opens; after midnight it is open already. */
export function sayNext(day: Day, today: Day, now: Date): string {
  if (today > day) return 'The next route is open: reload the page.';
  return `The next route opens in ${untilMidnight(now)}, at midnight UTC.`;
}

/** A route that is whole but for the cluster's word. */
export function sayWaiting(
  releases: number,
  ends: { readonly from: string; readonly to: string },
): string {
  const over = counted(releases, 'release').toLowerCase();
  return `You joined ${ends.from} to ${ends.to} over ${over}. A step outside the day’s file waits for the cluster; the result stands once it answers.`;
}
