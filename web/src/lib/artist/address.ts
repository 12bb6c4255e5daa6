import { DEFAULT_RULESET, readId, readRuleset } from '../route/address';

/** What the address of the artist page says. */
export interface ArtistQuestion {
  readonly id: number;
  readonly ruleset: string;
  /** Its first year, `undated`, or `null` for all of them. */
  readonly decade: string | null;
}

const DECADE = /^(\d{3}0|undated)$/;

/** `null` without a valid id: nobody is meant. */
export function readArtist(search: string): ArtistQuestion | null {
  const query = new URLSearchParams(search);
  const id = readId(query.get('id'));
  if (id === null) return null;
  const decade = query.get('decade');
  return {
    id,
    ruleset: readRuleset(query),
    decade: decade !== null && DECADE.test(decade) ? decade : null,
  };
}

export function writeArtist({ id, ruleset, decade }: ArtistQuestion): string {
  const query = new URLSearchParams({ id: String(id) });
  if (ruleset !== DEFAULT_RULESET) query.set('ruleset', ruleset);
  if (decade !== null) query.set('decade', decade);
  return `/artist/?${query}`;
}
