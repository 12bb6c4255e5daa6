import { rolesInShort } from '../route/credits';
import { amount, NOT_STATED } from '../route/words';
import type { TileRelease } from '../tiles/tile';
import type { ClosedSet, Part } from './closed-set';
import { fold, matches } from './fold';
import { creditOf, releaseOf } from './hops';
import { standing, type Play } from './play';
import { HARD_LIMIT, isMet, isTooWellKnown, isUsed } from './rules';

/** What can be chosen next. With a reason it stays visible, and cannot be chosen. */
export interface StepOption {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly count: string;
  readonly tile: TileRelease | null;
  readonly refusal: string | null;
  readonly choice: Choice;
}

export type Choice =
  | { readonly kind: 'release'; readonly part: Part }
  | { readonly kind: 'artist'; readonly id: number };

/** The releases of the artist where the player stands, by year. */
export function releaseOptions(set: ClosedSet, play: Play, text: string): StepOption[] {
  const at = standing(play, set.file.from);
  return picked(set.partsOf(at), text, searchedOf).map((part) => ({
    key: `${part.id}.${part.place}`,
    title: part.release.title,
    detail: `${bylineOf(part)}. ${rolesOf(set, part, at)}`,
    count: amount(part.release.people, 'person'),
    tile: releaseOf(part),
    refusal: isUsed(play, part.id) ? 'Already on your route' : null,
    choice: { kind: 'release', part },
  }));
}

/** The others who are credited on a release, the best known first. */
export function artistOptions(set: ClosedSet, play: Play, part: Part, text: string): StepOption[] {
  const at = standing(play, set.file.from);
  const others = part.people.filter((artist) => artist !== at);
  return picked(others, text, (artist) => set.artist(artist)?.name ?? '').map((artist) => ({
    key: String(artist),
    title: set.artist(artist)?.name ?? '',
    detail: rolesOf(set, part, artist),
    count: amount(set.artist(artist)?.releases ?? 0, 'release'),
    tile: null,
    refusal: refusalOf(set, play, artist),
    choice: { kind: 'artist', id: artist },
  }));
}

/** Whoever is in the file, for a release that is not: nobody knows here who is credited on it. */
export function anyArtistOptions(set: ClosedSet, play: Play, text: string): StepOption[] {
  if (text.trim() === '') return [];
  return picked(set.artists(), text, (artist) => artist.name).map((artist) => ({
    key: String(artist.id),
    title: artist.name,
    detail: 'To be checked',
    count: amount(artist.releases, 'release'),
    tile: null,
    refusal: refusalOf(set, play, artist.id),
    choice: { kind: 'artist', id: artist.id },
  }));
}

function refusalOf(set: ClosedSet, play: Play, artist: number): string | null {
  if (isMet(set, play, artist)) return 'Already on your route';
  if (play.hard && isTooWellKnown(set, artist))
    return `Over ${HARD_LIMIT} releases: not in hard mode`;
  return null;
}

function picked<Thing>(
  things: readonly Thing[],
  text: string,
  searched: (thing: Thing) => string,
): readonly Thing[] {
  const query = fold(text);
  return query === '' ? things : things.filter((thing) => matches(fold(searched(thing)), query));
}

function searchedOf({ release }: Part): string {
  return `${release.title} ${release.headline} ${release.year ?? ''}`;
}

function bylineOf({ release }: Part): string {
  return `${release.headline}, ${release.year ?? `year ${NOT_STATED}`}`;
}

function rolesOf(set: ClosedSet, part: Part, artist: number): string {
  return rolesInShort(set.creditsOn(part, artist).map(creditOf));
}
