import type { Release } from '../api/types';
import { amount, NOT_STATED } from './words';

/** One line on a release. What the dump does not say is said to be so. */
export function factsOf(release: Release): string {
  const formats = release.formats.length > 0 ? release.formats.join('; ') : `Format ${NOT_STATED}`;
  const facts = [
    `${release.headline}, ${release.year ?? `year ${NOT_STATED}`}`,
    formats,
    release.country ?? `Country ${NOT_STATED}`,
    `${amount(release.people, 'person')}, ${amount(release.trackCount, 'track')}`,
  ];
  return `${facts.join('. ')}.`;
}
