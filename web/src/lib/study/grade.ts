import type { Kind } from './item';
import type { Grade } from './scheduler';

/** How an answer was given, beside what it was. */
export interface Behaviour {
  readonly right: boolean;
  /** Whether the source was looked up before answering. */
  readonly helped: boolean;
  /** Whether “I was sure” was ticked. */
  readonly sure: boolean;
  readonly tookMillis: number;
}

/** Longer than reading calmly and thinking takes; there is no clock to be seen. */
const SLOW_MILLIS: Record<Kind, number> = {
  single: 60_000,
  several: 90_000,
  number: 120_000,
  order: 120_000,
  match: 120_000,
  fault: 90_000,
};

/** Nobody is asked how hard it was: wrong, with help or slow, right, right and sure. */
export function gradeOf(kind: Kind, behaviour: Behaviour): Grade {
  if (!behaviour.right) return 'again';
  if (behaviour.helped || behaviour.tookMillis > SLOW_MILLIS[kind]) return 'hard';
  return behaviour.sure ? 'easy' : 'good';
}
