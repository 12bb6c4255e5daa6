const ANSWERED_MILLIS = 5_000;
const FIRST_MILLIS = 1_000;
const LAST_MILLIS = 60_000;
/** Many pages that lost the cluster together must not come back together. */
const JITTER = 0.25;

/**
 * How long to wait before trying a stream of events again: a steady pace while somebody answers
 * plain questions, else twice as long each time, from one second to a minute.
 *
 * @param misses rounds in a row that nobody answered
 * @param chance from 0 to 1
 */
export function pause(misses: number, chance: number): number {
  const millis =
    misses === 0 ? ANSWERED_MILLIS : Math.min(LAST_MILLIS, FIRST_MILLIS * 2 ** (misses - 1));
  const jittered = millis * (1 - JITTER + 2 * JITTER * chance);
  return Math.min(LAST_MILLIS, Math.max(FIRST_MILLIS, Math.round(jittered)));
}
