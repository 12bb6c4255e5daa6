import { ApiError, failureOf } from './failure';
import { noteHeard } from './heard';
import type { ArtistMatches, PathAnswer, PathQuestion, SnapshotList } from './types';

/** Longer than the gateway's own deadline, so that its words arrive before we give up. */
const PATIENCE_MILLIS = 30_000;

const OUTCOMES: ReadonlySet<string> = new Set(['found', 'not-connected', 'budget-exhausted']);

export async function findPath(question: PathQuestion, signal: AbortSignal): Promise<PathAnswer> {
  const answer = await ask<PathAnswer>('/paths', signal, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
  });
  if (!OUTCOMES.has(answer.outcome)) throw new ApiError({ kind: 'unreadable', requestId: null });
  return answer;
}

export function searchArtists(
  text: string,
  ruleset: string,
  signal: AbortSignal,
): Promise<ArtistMatches> {
  const query = new URLSearchParams({ q: text, ruleset, limit: '8' });
  return ask<ArtistMatches>(`/artists/search?${query}`, signal);
}

export function listSnapshots(signal: AbortSignal): Promise<SnapshotList> {
  return ask<SnapshotList>('/snapshots', signal);
}

/**
 * The only place that fetches, and only from our own origin.
 *
 * @throws ApiError when there is no answer; the abort reason itself when `signal` aborted
 */
async function ask<Answer>(
  path: string,
  signal: AbortSignal,
  init: RequestInit = {},
): Promise<Answer> {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.any([signal, patience]) });
    if (!response.ok) throw new ApiError(await failureOf(response));
    const answer = (await response.json()) as Answer;
    noteHeard();
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ApiError) throw error;
    if (patience.aborted) throw new ApiError({ kind: 'timeout' });
    if (error instanceof SyntaxError) throw new ApiError({ kind: 'unreadable', requestId: null });
    throw new ApiError({ kind: 'unreachable' });
  }
}
