import type { ClosedSet, Part } from './closed-set';
import { fold } from './fold';

const NUMBER = /^(?:\[?r(\d{1,10})\]?|\S*discogs\.com\/\S*release\/(\d{1,10})\S*)$/i;
const MAX_ID = 0x7fffffff;

/** The release of the file that a full title means; of several the one that credits the artist. */
export function releaseNamed(set: ClosedSet, text: string, at: number): Part | null {
  const named = withName(set.parts(), text, ({ release }) => release.title);
  return named.find(({ people }) => people.includes(at)) ?? named[0] ?? null;
}

/** The artist of the file whom a full name means. Of namesakes `wanted` tells the right one. */
export function artistNamed(
  set: ClosedSet,
  text: string,
  wanted: (artist: number) => boolean,
): number | null {
  const named = withName(set.artists(), text, ({ name }) => bare(name));
  const exact = withName(set.artists(), text, ({ name }) => name);
  const all = [...exact, ...named].map(({ id }) => id);
  return all.find(wanted) ?? all[0] ?? null;
}

/** The number in `r123456`, `[r123456]` or the address of a release on Discogs. */
export function releaseNumber(text: string): number | null {
  const [, short, long] = NUMBER.exec(text.trim()) ?? [];
  const id = Number(short ?? long ?? 0);
  return id >= 1 && id <= MAX_ID ? id : null;
}

/** Without the number that Discogs puts behind a namesake's name. */
export function bare(name: string): string {
  return name.replace(/ \(\d+\)$/, '');
}

function withName<Thing>(
  things: readonly Thing[],
  text: string,
  name: (thing: Thing) => string,
): Thing[] {
  const wanted = fold(text);
  return wanted === '' ? [] : things.filter((thing) => fold(name(thing)) === wanted);
}
