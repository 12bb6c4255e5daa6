import type { Credit, Found, Hop } from '../api/types';
import { rolesInShort } from '../route/credits';
import { membershipOf, tileOf, titleOf } from '../route/hops';
import { amount, NOT_STATED } from '../route/words';
import type { TileRelease } from '../tiles/tile';

/** One stop of a chain, in reading order. */
export type Stop =
  | {
      readonly kind: 'artist';
      readonly name: string;
      readonly note: string;
      readonly end: boolean;
      /** Whether a player stands here. */
      readonly now?: boolean;
    }
  | {
      readonly kind: 'release';
      readonly name: string;
      readonly note: string;
      readonly tile: TileRelease;
      readonly hop: number;
    }
  /** A stop that is still open. */
  | {
      readonly kind: 'place';
      readonly of: 'artist' | 'release';
      readonly name: string;
      readonly note: string;
    };

/** Artist, release, artist, and so on to the last artist; an artist's note joins both neighbours. */
export function stopsOf(route: Pick<Found, 'from' | 'hops'>): Stop[] {
  const last = route.hops.length - 1;
  const start: Stop = {
    kind: 'artist',
    name: route.from.name,
    note: rolesInShort(credits(route.hops[0], 'from')),
    end: true,
  };
  const rest = route.hops.flatMap((hop, index): Stop[] => {
    const onward = credits(route.hops[index + 1], 'from');
    return [
      {
        kind: 'release',
        name: titleOf(hop),
        note: noteOn(hop),
        tile: tileOf(hop),
        hop: index,
      },
      {
        kind: 'artist',
        name: hop.to.name,
        note: rolesInShort([...credits(hop, 'to'), ...onward]),
        end: index === last,
      },
    ];
  });
  return [start, ...rest];
}

function credits(hop: Hop | undefined, end: 'from' | 'to'): readonly Credit[] {
  if (hop?.kind !== 'credited') return [];
  return end === 'from' ? hop.fromCredits : hop.toCredits;
}

function noteOn(hop: Hop): string {
  if (hop.kind === 'membership') return membershipOf(hop);
  return `${amount(hop.release.people, 'person')}, ${hop.release.year ?? `year ${NOT_STATED}`}`;
}
