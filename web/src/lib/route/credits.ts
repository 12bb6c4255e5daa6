import type { Credit } from '../api/types';
import { NOT_STATED } from './words';

const MAX_TITLES = 3;
const MAX_ROLES = 2;

/** What a credit was for. Headline and track artists have no role text; their place says it. */
export function creditedFor(credit: Credit): string {
  if (credit.role !== null) return credit.role;
  switch (credit.scope) {
    case 'main':
      return 'Main artist';
    case 'track':
      return 'Artist of the track';
    case 'extra':
    case 'track-extra':
      return `Role ${NOT_STATED}`;
  }
}

/** Where on the release: positions as printed, the raw text when it names none, or all of it. */
export function tracksOf(credit: Credit): string {
  if (credit.tracks.length > 0) {
    return credit.tracks.map((track) => track.position || track.title).join(', ');
  }
  if (credit.trackText !== null) return credit.trackText;
  return credit.scope === 'main' || credit.scope === 'extra' ? 'Whole release' : 'Not stated';
}

/** Titles stand below the positions while they are few enough to read. */
export function trackTitles(credit: Credit): string | null {
  const titles = credit.tracks.filter((track) => track.position && track.title !== '');
  if (titles.length === 0 || titles.length > MAX_TITLES) return null;
  return titles.map((track) => track.title).join('; ');
}

/** The roles under a stop: those of every given credit, without their brackets, the first two named. */
export function rolesInShort(credits: readonly Credit[]): string {
  const roles = new Set(credits.flatMap((credit) => namesOf(creditedFor(credit))));
  const named = [...roles].slice(0, MAX_ROLES);
  const more = roles.size - named.length;
  const text = named.map((role, index) => (index === 0 ? role : lowered(role))).join(', ');
  return more > 0 ? `${text} and ${more} more` : text;
}

/** Splits at commas outside brackets: `Vocals [Lead, Second], Guitar` has two roles. */
function namesOf(role: string): string[] {
  return role
    .replace(/\[[^\]]*\]/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** `DJ Mix` and `A&R` keep their capitals. */
function lowered(role: string): string {
  return /^\p{Lu}\p{Ll}/u.test(role) ? role.charAt(0).toLowerCase() + role.slice(1) : role;
}

/** The name as printed, when every credit has the same; otherwise each credit shows its own. */
export function printedNames(credits: readonly Credit[]): { readonly everywhere: string | null } {
  const printed = new Set(credits.map((credit) => credit.anv));
  const [only] = printed;
  return { everywhere: printed.size === 1 && only !== undefined ? only : null };
}
