import type { ItemFacts } from './item';

export const PLACEMENT_LENGTH = 12;
const START = 3;

/** One answer of a placement. */
export interface Step {
  readonly item: ItemFacts;
  readonly right: boolean;
}

/** The difficulty asked for next: it moves by one with each answer. */
export function nextDifficulty(steps: readonly Step[]): number {
  return steps.reduce(
    (difficulty, { right }) => Math.min(5, Math.max(1, difficulty + (right ? 1 : -1))),
    START,
  );
}

/**
 * The next item, or `null` when the placement is over: of the difficulty wanted or the nearest, from
 * a topic that was asked least.
 */
export function nextItem(index: readonly ItemFacts[], steps: readonly Step[]): ItemFacts | null {
  if (steps.length >= PLACEMENT_LENGTH) return null;
  const wanted = nextDifficulty(steps);
  const asked = new Set(steps.map(({ item }) => item.id));
  const times = (topic: string) => steps.filter(({ item }) => item.topic === topic).length;
  const far = (item: ItemFacts) => Math.abs(item.difficulty - wanted);
  const [next] = index
    .filter(({ id }) => !asked.has(id))
    .sort((one, other) => times(one.topic) - times(other.topic) || far(one) - far(other));
  return next ?? null;
}

/** The level that a placement comes to: where its second half has moved about. */
export function placedLevel(steps: readonly Step[]): number {
  const wanted = steps.map((_, at) => nextDifficulty(steps.slice(0, at + 1)));
  const late = wanted.slice(Math.floor(wanted.length / 2));
  if (late.length === 0) return START;
  return Math.round(late.reduce((sum, each) => sum + each, 0) / late.length);
}

/** The level after a session: up when nearly all was right, down when little was. */
export function movedLevel(level: number, right: number, asked: number): number {
  const share = asked === 0 ? 0.5 : right / asked;
  const step = share >= 0.9 ? 1 : share <= 0.4 ? -1 : 0;
  return Math.min(5, Math.max(1, level + step));
}
