import type { PathQuestion } from '../api/types';

export const DEFAULT_RULESET = 'performers';

/** What the address of the routes page says: a question, and the release whose evidence is open. */
export interface Address {
  readonly question: PathQuestion | null;
  readonly ruleset: string;
  readonly release: number | null;
}

const RULESET = /^[a-z][a-z0-9-]{0,63}$/;

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const from = id(query.get('from'));
  const to = id(query.get('to'));
  const stated = query.get('ruleset') ?? DEFAULT_RULESET;
  const ruleset = RULESET.test(stated) ? stated : DEFAULT_RULESET;
  const question = from === null || to === null ? null : { from, to, ruleset };
  return { question, ruleset, release: id(query.get('release')) };
}

export function writeAddress(question: PathQuestion, release: number | null = null): string {
  const query = new URLSearchParams({
    from: String(question.from),
    to: String(question.to),
    ruleset: question.ruleset,
  });
  if (release !== null) query.set('release', String(release));
  return `/routes/?${query}`;
}

/** Discogs ids are positive and fit 31 bits; anything else in an address is a slip, not a question. */
function id(stated: string | null): number | null {
  if (stated === null || !/^[1-9]\d{0,9}$/.test(stated)) return null;
  const value = Number(stated);
  return value <= 0x7fffffff ? value : null;
}
