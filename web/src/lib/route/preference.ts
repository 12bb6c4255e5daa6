import type { PathQuestion } from '../api/types';

/** What a route shall have: few releases, or people who worked closely and are not everywhere. */
export type Preference = 'fewest' | 'closest';

export const PREFERENCES: readonly { readonly id: Preference; readonly label: string }[] = [
  { id: 'fewest', label: 'Fewest steps' },
  { id: 'closest', label: 'Closest work' },
];

/** What a doubling of an artist's releases costs: as the shipped rulesets have it. */
const HUB_PENALTY = 1;

export function preferenceOf({ hubPenalty }: PathQuestion): Preference {
  return hubPenalty === undefined ? 'fewest' : 'closest';
}

export function preferring(
  preference: Preference,
  { from, to, ruleset }: PathQuestion,
): PathQuestion {
  const plain = { from, to, ruleset };
  return preference === 'fewest' ? plain : { ...plain, hubPenalty: HUB_PENALTY };
}

export function readPreference(stated: string | null): Preference {
  return stated === 'closest' ? 'closest' : 'fewest';
}
