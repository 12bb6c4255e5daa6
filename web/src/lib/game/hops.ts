import type { Artist, Credit, CreditedHop, Release } from '../api/types';
import type { DailyCredit } from '../data/daily';
import type { ClosedSet, Part } from './closed-set';
import type { Move, Play } from './play';

/** A step of the game in the shape of a route's, so that both are drawn and proven alike. */
export function hopOver(set: ClosedSet, part: Part, from: Artist, to: Artist): CreditedHop {
  return {
    kind: 'credited',
    from,
    release: releaseOf(part),
    to,
    fromCredits: set.creditsOn(part, from.id).map(creditOf),
    toCredits: set.creditsOn(part, to.id).map(creditOf),
  };
}

export function hopsOf(set: ClosedSet, play: Play): CreditedHop[] {
  const hops: CreditedHop[] = [];
  let from = artistOf(set, play, set.file.from);
  for (const move of play.moves) {
    const hop = hopOf(set, play, move, from);
    hops.push(hop);
    from = hop.to;
  }
  return hops;
}

function hopOf(set: ClosedSet, play: Play, move: Move, from: Artist): CreditedHop {
  if (move.proof !== null) return move.proof;
  const to = artistOf(set, play, move.artist);
  const part = set.part(move.release);
  if (part !== null) return hopOver(set, part, from, to);
  return {
    kind: 'credited',
    from,
    release: unknownRelease(move.release.id),
    to,
    fromCredits: [],
    toCredits: [],
  };
}

/** An artist of the file, or one whom the cluster named in a proof. */
export function artistOf(set: ClosedSet, play: Play, id: number): Artist {
  const proven = play.moves.find((move) => move.proof?.to.id === id)?.proof?.to;
  return set.artist(id) ?? proven ?? { id, name: `Artist ${id}`, releases: 0 };
}

export interface NamedRoute {
  readonly name: string;
  readonly hops: readonly CreditedHop[];
}

/** The routes of the file's showcase, each once. */
export function showcaseOf(set: ClosedSet, play: Play): NamedRoute[] {
  const seen = new Set<string>();
  return set.file.showcase.flatMap(({ name, steps }) => {
    const key = steps.join();
    const hops = seen.has(key) ? [] : hopsAlong(set, play, steps);
    seen.add(key);
    return hops.length === 0 ? [] : [{ name, hops }];
  });
}

/** Nothing when a step of it is not in the file. */
function hopsAlong(
  set: ClosedSet,
  play: Play,
  steps: readonly (readonly [release: number, artist: number])[],
): CreditedHop[] {
  const hops: CreditedHop[] = [];
  let from = artistOf(set, play, set.file.from);
  for (const [release, artist] of steps) {
    const part = set.joining(release, from.id, artist);
    const to = artistOf(set, play, artist);
    if (part === null) return [];
    hops.push(hopOver(set, part, from, to));
    from = to;
  }
  return hops;
}

export function releaseOf({ release }: Part): Release {
  const { id, title, headline, year, country, formats, people, trackCount = 0 } = release;
  return { ...unknownRelease(id), title, headline, year, country, formats, people, trackCount };
}

/** What is known of a release of which only the number is. */
export function unknownRelease(id: number): Release {
  return {
    id,
    title: `Release ${id}`,
    headline: '',
    year: null,
    country: null,
    formats: [],
    masterId: null,
    people: 0,
    trackCount: 0,
    url: `https://www.discogs.com/release/${id}`,
  };
}

export function creditOf({ scope, role, anv, trackText, tracks }: DailyCredit): Credit {
  return {
    scope,
    role,
    anv,
    trackText,
    tracks: tracks.map((position) => ({ position, title: '' })),
  };
}
