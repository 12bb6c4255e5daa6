import type { Hop } from '../api/types';
import { releaseOf } from './hops';

/**
 * How an address names one step of a route: by its release, which a later snapshot still has, or
 * by its place from 1 where it is none or the route takes that release more than once.
 */
export interface Step {
  readonly release: number | null;
  readonly place: number | null;
}

export const FIRST_STEP: Step = { release: null, place: null };

export function stepAt(hops: readonly Hop[], index: number): Step {
  const hop = hops[index];
  const release = hop === undefined ? null : releaseOf(hop);
  const once = hops.filter((each) => releaseOf(each) === release).length === 1;
  return release !== null && once ? { release, place: null } : { release: null, place: index + 1 };
}

/** The index of the step named, or of the first when the route has no such step. */
export function indexOf(hops: readonly Hop[], { release, place }: Step): number {
  if (place !== null && place <= hops.length) return place - 1;
  return Math.max(
    0,
    hops.findIndex((hop) => release !== null && releaseOf(hop) === release),
  );
}
