import type { PathQuestion } from '../api/types';
import { preferenceOf, preferring, readPreference, type Preference } from './preference';
import { FIRST_STEP, type Step } from './steps';

export const DEFAULT_RULESET = 'performers';

/** What the address of the routes page says: a question, and the step whose evidence is open. */
export interface Address {
  readonly question: PathQuestion | null;
  readonly ruleset: string;
  readonly prefer: Preference;
  readonly step: Step;
}

const RULESET = /^[a-z][a-z0-9-]{0,63}$/;

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const from = readId(query.get('from'));
  const to = readId(query.get('to'));
  const ruleset = readRuleset(query);
  const prefer = readPreference(query.get('prefer'));
  const question = from === null || to === null ? null : preferring(prefer, { from, to, ruleset });
  const step = { release: readId(query.get('release')), place: readId(query.get('step')) };
  return { question, ruleset, prefer, step };
}

export function writeAddress(question: PathQuestion, step: Step = FIRST_STEP): string {
  const query = new URLSearchParams({
    from: String(question.from),
    to: String(question.to),
    ruleset: question.ruleset,
  });
  const prefer = preferenceOf(question);
  if (prefer !== 'fewest') query.set('prefer', prefer);
  if (step.release !== null) query.set('release', String(step.release));
  if (step.place !== null) query.set('step', String(step.place));
  return `/routes/?${query}`;
}

export function readRuleset(query: URLSearchParams): string {
  const stated = query.get('ruleset') ?? DEFAULT_RULESET;
  return RULESET.test(stated) ? stated : DEFAULT_RULESET;
}

/** Discogs ids are positive and fit 31 bits; anything else in an address is a slip, not a question. */
export function readId(stated: string | null): number | null {
  if (stated === null || !/^[1-9]\d{0,9}$/.test(stated)) return null;
  const value = Number(stated);
  return value <= 0x7fffffff ? value : null;
}
