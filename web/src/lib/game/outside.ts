import { judgeAttempt, searchArtists } from '../api/client';
import { ApiError } from '../api/failure';
import type { Attempt } from '../api/types';
import type { NamedArtist } from '../route/field';
import { fold } from './fold';
import { bare } from './naming';
import type { Move } from './play';

/** What the cluster says of a name; `silent` when it says nothing. */
export type LookedUp = NamedArtist | 'nobody' | 'silent';

/** Looks for somebody whom the day's file does not know, by the whole name. */
export async function lookUp(
  text: string,
  ruleset: string,
  signal: AbortSignal,
): Promise<LookedUp> {
  try {
    const { matches } = await searchArtists(text.trim(), ruleset, signal);
    return matches.find(({ name }) => fold(bare(name)) === fold(bare(text))) ?? 'nobody';
  } catch (error) {
    if (error instanceof ApiError) return 'silent';
    throw error;
  }
}

/** `null` when nobody answers, or not for this day. */
export async function judge(
  date: string,
  moves: readonly Move[],
  signal: AbortSignal,
): Promise<Attempt | null> {
  try {
    const steps = moves.map(({ release, artist }) => [release.id, artist] as const);
    return await judgeAttempt(date, steps, signal);
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
