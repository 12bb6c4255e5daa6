import type { Hop, MembershipHop } from '../api/types';
import type { TileRelease } from '../tiles/tile';

/** What stands between two artists: the title of a release, or that one was a member of the other. */
export function titleOf(hop: Hop): string {
  return hop.kind === 'credited' ? hop.release.title : 'Membership';
}

export function membershipOf({ from, to, group }: MembershipHop): string {
  const [member, band] = from.id === group ? [to, from] : [from, to];
  return `${member.name} was a member of ${band.name}`;
}

/** One line on who or what it is by, for a list. */
export function bylineOf(hop: Hop): string {
  if (hop.kind === 'membership') return membershipOf(hop);
  return `${hop.release.headline}, ${hop.release.year ?? 'year not stated'}`;
}

/** The Discogs id of the release, if the step is one. */
export function releaseOf(hop: Hop): number | null {
  return hop.kind === 'credited' ? hop.release.id : null;
}

/** A membership has no sleeve: its tile bears the word and one line a person. */
export function tileOf(hop: Hop): TileRelease {
  if (hop.kind === 'credited') return hop.release;
  return {
    title: titleOf(hop),
    headline: '',
    year: null,
    formats: [],
    people: 2,
    trackCount: 0,
  };
}
