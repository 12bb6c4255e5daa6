import type { ClosedSet, Part } from './closed-set';
import { hasReached, OUTSIDE, standing, type Move, type Play } from './play';

/** What becomes of a step, in the words of the API, and one more that only hard mode has. */
export type Verdict =
  | 'accepted'
  | 'after-the-goal'
  | 'release-outside-the-rules'
  | 'artist-outside-the-rules'
  | 'release-repeated'
  | 'artist-repeated'
  | 'not-credited-here'
  | 'next-not-credited'
  | 'not-together'
  | 'too-well-known';

export type Refusal = Exclude<Verdict, 'accepted'>;

/** In hard mode nobody with more releases than this may be on the way. */
export const HARD_LIMIT = 400;

/** The game after a turn, and what became of the turn. */
export interface Turn {
  readonly play: Play;
  readonly verdict: Verdict;
}

/** The first half of a step: a release that credits the artist where the player stands. */
export function judgeRelease(set: ClosedSet, play: Play, part: Part): Verdict {
  const { from, to } = set.file;
  if (hasReached(play, to)) return 'after-the-goal';
  if (isUsed(play, part.id)) return 'release-repeated';
  const at = standing(play, from);
  if (part.people.includes(at)) return 'accepted';
  return set.credits(part.id, at) ? 'not-together' : 'not-credited-here';
}

/** The second half: somebody else who is credited on the chosen release. */
export function judgeArtist(set: ClosedSet, play: Play, part: Part, artist: number): Verdict {
  if (isMet(set, play, artist)) return 'artist-repeated';
  if (!set.credits(part.id, artist)) return 'next-not-credited';
  if (!part.people.includes(artist)) return 'not-together';
  return play.hard && isTooWellKnown(set, artist) ? 'too-well-known' : 'accepted';
}

/** Chooses a release. When the goal is credited on it, the route closes itself. */
export function chooseRelease(set: ClosedSet, play: Play, part: Part): Turn {
  const verdict = judgeRelease(set, play, part);
  if (verdict !== 'accepted') return refuse(play, verdict);
  const release = { id: part.id, place: part.place };
  if (!part.people.includes(set.file.to)) return { play: { ...play, chosen: release }, verdict };
  return {
    play: add(play, { release, artist: set.file.to, proof: null, unchecked: false }),
    verdict,
  };
}

export function chooseArtist(set: ClosedSet, play: Play, part: Part, artist: number): Turn {
  const verdict = judgeArtist(set, play, part, artist);
  if (verdict !== 'accepted') return refuse(play, verdict);
  const release = { id: part.id, place: part.place };
  return { play: add(play, { release, artist, proof: null, unchecked: false }), verdict };
}

/** Names a release that the day's file does not hold; the step is judged with its artist. */
export function chooseOutside(play: Play, release: number): Turn {
  if (isUsed(play, release)) return refuse(play, 'release-repeated');
  return { play: { ...play, chosen: { id: release, place: OUTSIDE } }, verdict: 'accepted' };
}

export function add(play: Play, move: Move): Play {
  return { ...play, chosen: null, moves: [...play.moves, move] };
}

export function refuse(play: Play, verdict: Refusal): Turn {
  return { play: { ...play, refused: play.refused + 1 }, verdict };
}

export function isUsed(play: Play, release: number): boolean {
  return play.moves.some((move) => move.release.id === release);
}

export function isMet(set: ClosedSet, play: Play, artist: number): boolean {
  return artist === set.file.from || play.moves.some((move) => move.artist === artist);
}

export function isTooWellKnown(set: ClosedSet, artist: number): boolean {
  return artist !== set.file.to && (set.artist(artist)?.releases ?? 0) > HARD_LIMIT;
}
