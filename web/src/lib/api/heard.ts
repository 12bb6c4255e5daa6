const KEY = 'mcg-heard';

/** Remembers that the cluster answered now, so that a later outage can say since when. */
export function noteHeard(now: Date = new Date()): void {
  try {
    localStorage.setItem(KEY, now.toISOString());
  } catch {
    // storage is blocked: an outage will be told without its time
  }
}

/** When the cluster last answered in this browser, or `null` when that is not known. */
export function lastHeard(): Date | null {
  try {
    const stored = Date.parse(localStorage.getItem(KEY) ?? '');
    return Number.isNaN(stored) ? null : new Date(stored);
  } catch {
    return null;
  }
}
