import { ApiError, failureOf } from './failure';
import { noteHeard } from './heard';
import type {
  ArtistMatches,
  Attempt,
  Band,
  Challenge,
  GivenHint,
  PathAnswer,
  PathQuestion,
  SnapshotList,
  Step,
} from './types';

/** Longer than the gateway's own deadline, so that its words arrive before we give up. */
const PATIENCE_MILLIS = 30_000;

const OUTCOMES: ReadonlySet<string> = new Set(['found', 'not-connected', 'budget-exhausted']);

export async function findPath(question: PathQuestion, signal: AbortSignal): Promise<PathAnswer> {
  const answer = await tell<PathAnswer>('/paths', question, signal);
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

/** The same seed, band and snapshot give the same pair. */
export function drawChallenge(
  seed: number,
  band: Band,
  ruleset: string,
  signal: AbortSignal,
): Promise<Challenge> {
  const query = new URLSearchParams({ seed: String(seed), band, ruleset });
  return ask<Challenge>(`/challenges/random?${query}`, signal);
}

/** @param id a day, or a ruleset and two artists */
export function judgeAttempt(
  id: string,
  steps: readonly Step[],
  signal: AbortSignal,
): Promise<Attempt> {
  return tell<Attempt>(`/challenges/${id}/validate`, { steps }, signal);
}

/** @param rung 1 to 3; each tells more */
export function askHint(
  id: string,
  at: number,
  rung: number,
  signal: AbortSignal,
): Promise<GivenHint> {
  return tell<GivenHint>(`/challenges/${id}/hint`, { at, rung }, signal);
}

function tell<Answer>(path: string, body: object, signal: AbortSignal): Promise<Answer> {
  return ask<Answer>(path, signal, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
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
