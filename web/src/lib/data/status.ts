/** `/data/status.json`, as `contracts/json/status.schema.json` describes it. */
export interface StatusFile {
  readonly schema: 1;
  readonly writtenAt: string;
  readonly staleAfterSeconds: number;
  readonly state: 'up' | 'degraded' | 'down';
  readonly sentence: string;
  readonly parts: readonly StatusPart[];
  readonly snapshots: readonly StatusSnapshot[];
  readonly nodes: readonly StatusNode[];
  readonly jobs: readonly StatusJob[];
  readonly publications: readonly Publication[];
}

export interface StatusPart {
  readonly name: string;
  readonly state: 'up' | 'down';
  readonly detail: string;
}

export interface StatusSnapshot {
  readonly month: string;
  readonly ruleset: string;
  readonly fingerprint: string;
  readonly artists: number;
  readonly releases: number;
  readonly credits: number;
}

export interface NodeSnapshot {
  readonly snapshot: string;
  readonly state: string;
  readonly percent: number;
}

export interface StatusNode {
  readonly name: string;
  readonly roles: readonly string[];
  readonly status: string;
  readonly trouble: string | null;
  readonly snapshots: readonly NodeSnapshot[];
  readonly lanes: number;
  readonly busyLanes: number;
  readonly tasksPerSecond: number;
}

export interface StatusJob {
  readonly kind: string;
  readonly status: 'running' | 'paused';
  readonly ruleset: string;
  readonly startedAt: string | null;
  readonly tasksDone: number;
  readonly tasksTotal: number;
  readonly tasksPerSecond: number;
}

export interface Publication {
  readonly kind: string;
  readonly what: string;
  readonly at: string;
}

const PATIENCE_MILLIS = 15_000;
const LISTS = ['parts', 'snapshots', 'nodes', 'jobs', 'publications'];

/**
 * The state that was published last, or `null` when there is none that this page can read.
 *
 * @throws the abort reason when `signal` aborted
 */
export async function fetchStatus(signal: AbortSignal): Promise<StatusFile | null> {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  try {
    const response = await fetch('/data/status.json', {
      signal: AbortSignal.any([signal, patience]),
      cache: 'no-cache',
    });
    return response.ok ? readStatus(await response.json()) : null;
  } catch {
    // Not reached, too late, or no JSON: nothing was published as far as this page can tell.
    signal.throwIfAborted();
    return null;
  }
}

/** A file of another version is none. */
export function readStatus(value: unknown): StatusFile | null {
  if (typeof value !== 'object' || value === null) return null;
  const stated: Record<string, unknown> = { ...value };
  const written = typeof stated['writtenAt'] === 'string' ? Date.parse(stated['writtenAt']) : NaN;
  const whole =
    stated['schema'] === 1 &&
    !Number.isNaN(written) &&
    typeof stated['staleAfterSeconds'] === 'number' &&
    typeof stated['sentence'] === 'string' &&
    LISTS.every((list) => Array.isArray(stated[list]));
  return whole ? (value as StatusFile) : null;
}
