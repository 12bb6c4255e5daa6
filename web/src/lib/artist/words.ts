import type { ApiError } from '../api/failure';
import type { ArtistCard, NearRelease } from '../api/types';
import { labelOf } from '../route/rulesets';
import { amount, grouped, listed, NOT_STATED } from '../route/words';

const MAX_NAMED = 4;

/** One sentence on when, how much and how far. */
export function factsOf({ artist, years, reach }: ArtistCard): string {
  const when =
    years === null
      ? `Years ${NOT_STATED}`
      : years.first === years.last
        ? `In ${years.first}`
        : `From ${years.first} to ${years.last}`;
  const near =
    reach === 1
      ? 'shares no release with anyone'
      : `can be joined with ${amount(reach - 1, 'other artist')}`;
  return `${when}: ${amount(artist.releases, 'release')}. By some chain of releases, ${artist.name} ${near}.`;
}

/** A part of the releases was read: numbers are those of the part. */
export function partOf({ artist, read }: ArtistCard): string | null {
  return read.complete
    ? null
    : `Counted from ${grouped(read.releases)} of ${amount(artist.releases, 'release')}, drawn by their ids.`;
}

export function namesOf({ variations, variationCount, aliases, aliasCount }: ArtistCard): string[] {
  return [
    named('Also printed as', variations, variationCount),
    named('Aliases', aliases, aliasCount),
  ].filter((line) => line !== '');
}

function named(what: string, names: readonly string[], all: number): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, MAX_NAMED);
  const more = all - shown.length;
  return more > 0
    ? `${what}: ${shown.join(', ')} and ${grouped(more)} more`
    : `${what}: ${listed(shown)}`;
}

/** `other-instrument` as "other instrument"; the main artist is more than a category. */
export function roleInWords(role: string): string {
  return role === 'main' ? 'main artist' : role.replaceAll('-', ' ');
}

export function rolesInWords(roles: readonly string[]): string {
  return roles.length === 0 ? `role ${NOT_STATED}` : roles.map(roleInWords).join(', ');
}

/** "1970s", or what stands for releases without a year. */
export function decadeInWords(decade: number | null): string {
  return decade === null ? 'Year not stated' : `${decade}s`;
}

export function yearOf({ release }: NearRelease): string {
  return release.year === null ? `year ${NOT_STATED}` : String(release.year);
}

/** How many people of a release are not shown. */
export function othersOn({ release, people }: NearRelease): number {
  return Math.max(0, release.people - 1 - people.length);
}

export interface Said {
  readonly title: string;
  readonly lede: string;
}

export function sayFailure({ failure }: ApiError, ruleset: string): Said {
  switch (failure.kind) {
    case 'unreachable':
      return {
        title: 'Artist pages need the cluster',
        lede: 'It does not answer. The other pages work without it.',
      };
    case 'timeout':
      return {
        title: 'Nobody answered in time',
        lede: 'The cluster may be starting or very busy.',
      };
    case 'busy':
      return {
        title: 'Too many questions at the moment',
        lede: `The cluster asks to wait ${amount(failure.retryAfterSeconds, 'second')}.`,
      };
    case 'unreadable':
      return {
        title: 'This page could not read the answer',
        lede: 'It may be older than the gateway. Reload the page.',
      };
    case 'problem':
      return failure.slug === 'unknown-artist'
        ? {
            title: 'This artist is not on the map',
            lede: `No credit of this artist counts under the rules “${labelOf(ruleset)}”. Pick someone else, or count other credits.`,
          }
        : { title: failure.title, lede: failure.detail };
  }
}
