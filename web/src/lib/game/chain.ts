import type { CreditedHop } from '../api/types';
import { stopsOf, type Stop } from '../path/stops';
import { rolesInShort } from '../route/credits';
import { amount, NOT_STATED } from '../route/words';
import type { ClosedSet } from './closed-set';
import { artistOf, creditOf, hopsOf, releaseOf, unknownRelease } from './hops';
import { hasReached, OUTSIDE, standing, type Play } from './play';

/** A chain, and how far it is known: behind that stop the thread is dashed. */
export interface OpenChain {
  readonly stops: readonly Stop[];
  readonly known: number;
}

/** The whole route so far, the place that is open, and the goal. */
export function chainOf(set: ClosedSet, play: Play): OpenChain {
  const from = artistOf(set, play, set.file.from);
  const hops = hopsOf(set, play);
  const done = markUnchecked(stopsFrom(from.name, hops), play);
  if (hasReached(play, set.file.to)) return { stops: done, known: done.length - 1 };
  const to = artistOf(set, play, set.file.to).name;
  if (play.chosen === null) return openChain(done, to);
  const stops: Stop[] = [
    ...done,
    chosenStop(set, play, hops.length),
    { kind: 'place', of: 'artist', name: 'Who is next?', note: '' },
    NEXT_RELEASE,
    goalStop(to),
  ];
  return { stops, known: done.length };
}

/** A route that a player has come along so far, from its last artist on. */
export function openChain(done: readonly Stop[], goal: string): OpenChain {
  const known = done.length - 1;
  const stops = done.map((stop, index) => (index === known ? here(stop) : stop));
  return { stops: [...stops, NEXT_RELEASE, goalStop(goal)], known };
}

const NEXT_RELEASE: Stop = { kind: 'place', of: 'release', name: 'Next release', note: '' };

function goalStop(name: string): Stop {
  return { kind: 'artist', name, note: 'Goal', end: true };
}

/** Artists and releases in turn, or the start alone. */
export function stopsFrom(from: string, hops: readonly CreditedHop[]): Stop[] {
  const [first] = hops;
  if (first === undefined) return [{ kind: 'artist', name: from, note: 'Start', end: true }];
  return stopsOf({ from: first.from, hops: [...hops] });
}

/** Marks where the player stands. */
function here(stop: Stop): Stop {
  return stop.kind === 'artist' ? { ...stop, note: 'You are here', now: true } : stop;
}

function chosenStop(set: ClosedSet, play: Play, hop: number): Stop {
  const chosen = play.chosen ?? { id: 0, place: OUTSIDE };
  const part = set.part(chosen);
  if (part === null) {
    const release = unknownRelease(chosen.id);
    return {
      kind: 'release',
      name: release.title,
      note: 'Not in the day’s file',
      tile: release,
      hop,
    };
  }
  const release = releaseOf(part);
  const at = standing(play, set.file.from);
  const roles = rolesInShort(set.creditsOn(part, at).map(creditOf));
  const people = amount(release.people, 'person');
  const note = `${people}, ${release.year ?? `year ${NOT_STATED}`}. ${roles}`;
  return { kind: 'release', name: release.title, note, tile: release, hop };
}

function markUnchecked(stops: readonly Stop[], play: Play): Stop[] {
  return stops.map((stop) =>
    stop.kind === 'release' && play.moves[stop.hop]?.unchecked === true
      ? { ...stop, note: 'To be checked' }
      : stop,
  );
}
