import type { Found, Release } from '../api/types';
import { rolesInShort } from '../route/credits';
import { amount, NOT_STATED } from '../route/words';

/** One stop of a chain, in reading order. */
export type Stop =
  | { readonly kind: 'artist'; readonly name: string; readonly note: string; readonly end: boolean }
  | {
      readonly kind: 'release';
      readonly name: string;
      readonly note: string;
      readonly release: Release;
      readonly hop: number;
    };

/** Artist, release, artist, and so on to the last artist; an artist's note joins both neighbours. */
export function stopsOf(route: Pick<Found, 'from' | 'hops'>): Stop[] {
  const last = route.hops.length - 1;
  const start: Stop = {
    kind: 'artist',
    name: route.from.name,
    note: rolesInShort(route.hops[0]?.fromCredits ?? []),
    end: true,
  };
  const rest = route.hops.flatMap((hop, index): Stop[] => {
    const onward = route.hops[index + 1]?.fromCredits ?? [];
    return [
      {
        kind: 'release',
        name: hop.release.title,
        note: `${amount(hop.release.people, 'person')}, ${hop.release.year ?? `year ${NOT_STATED}`}`,
        release: hop.release,
        hop: index,
      },
      {
        kind: 'artist',
        name: hop.to.name,
        note: rolesInShort([...hop.toCredits, ...onward]),
        end: index === last,
      },
    ];
  });
  return [start, ...rest];
}
