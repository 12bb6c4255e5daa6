import { read, write } from '../local/store';

const NAME = 'heard';
const VERSION = 1;

/** Remembers that the cluster answered now, so that a later outage can say since when. */
export function noteHeard(now: Date = new Date()): void {
  write(NAME, VERSION, now.toISOString(), now);
}

/** When the cluster last answered in this browser, or `null` when that is not known. */
export function lastHeard(): Date | null {
  const kept = read(NAME, VERSION);
  const time = typeof kept === 'string' ? Date.parse(kept) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time);
}
