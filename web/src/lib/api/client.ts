import { ApiError, failureOf } from './failure';
import { noteHeard } from './heard';
import type {
  ArtistCard,
  ArtistMatches,
  Attempt,
  Band,
  Challenge,
  GivenHint,
  HealthReport,
  Neighbourhood,
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

/** Facts of one artist under a ruleset. */
export function describeArtist(
  id: number,
  ruleset: string,
  signal: AbortSignal,
): Promise<ArtistCard> {
  return ask<ArtistCard>(`/artists/${id}?${new URLSearchParams({ ruleset })}`, signal);
}

/** @param decade its first year, `undated`, or `null` for the earliest releases there are */
export function showNeighbourhood(
  id: number,
  ruleset: string,
  decade: string | null,
  signal: AbortSignal,
): Promise<Neighbourhood> {
  const query = new URLSearchParams({ ruleset, ...(decade === null ? {} : { decade }) });
  return ask<Neighbourhood>(`/artists/${id}/neighbourhood?${query}`, signal);
}

/** @param next the address that the page before states */
export function nextNeighbourhood(next: string, signal: AbortSignal): Promise<Neighbourhood> {
  return ask<Neighbourhood>(next, signal);
}

/** How the cluster is, also when that is not well. */
export function checkHealth(signal: AbortSignal): Promise<HealthReport> {
  return ask<HealthReport>('/health', signal, {}, isReport);
}

/** A part that is down makes it 503, with the same document. */
function isReport({ status, headers }: Response): boolean {
  const isJson = headers.get('Content-Type')?.startsWith('application/json') ?? false;
  return isJson && (status === 200 || status === 503);
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
  isAnswer: (response: Response) => boolean = ({ ok }) => ok,
): Promise<Answer> {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.any([signal, patience]) });
    if (!isAnswer(response)) throw new ApiError(await failureOf(response));
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
