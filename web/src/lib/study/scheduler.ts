import { createEmptyCard, fsrs, Rating, type Card, type CardInput, type FSRS } from 'ts-fsrs';

/** What is remembered of one item: a card of FSRS, its times as ISO texts. */
export interface Memory {
  readonly due: string;
  readonly lastReview: string;
  /** Days until recall falls to nine in ten. */
  readonly stability: number;
  /** 1 to 10, of FSRS; not the item's own difficulty. */
  readonly hardness: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reviews: number;
  readonly lapses: number;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: number;
}

export type Grade = 'again' | 'hard' | 'good' | 'easy';

const RATINGS = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
} as const;

export const RETENTION = 0.9;
export const LONGEST_DAYS = 180;
const DAY_MILLIS = 86_400_000;

/** When an item comes back, and how likely it is still known. Time is always handed in. */
export class Scheduler {
  readonly #fsrs: FSRS;

  /** @param fuzz whether intervals of days are spread a little, so that items part company */
  constructor(fuzz: boolean) {
    this.#fsrs = fsrs({
      request_retention: RETENTION,
      maximum_interval: LONGEST_DAYS,
      enable_fuzz: fuzz,
    });
  }

  /** @param before `null` for an item that was never answered */
  review(before: Memory | null, grade: Grade, now: Date): Memory {
    const card = before === null ? createEmptyCard(now) : cardOf(before);
    const next = memoryOf(this.#fsrs.next(card, now, RATINGS[grade]).card);
    if (next.scheduledDays <= LONGEST_DAYS) return next;
    // FSRS keeps grades a day apart, so the better ones may go beyond its own limit.
    const due = new Date(now.getTime() + LONGEST_DAYS * DAY_MILLIS);
    return { ...next, due: due.toISOString(), scheduledDays: LONGEST_DAYS };
  }

  /** How likely the item is recalled, 0 to 1. */
  recall(memory: Memory, now: Date): number {
    // A clock that was set back must not make anybody know more than right after the answer.
    const at = Math.max(now.getTime(), Date.parse(memory.lastReview));
    return this.#fsrs.get_retrievability(cardOf(memory), new Date(at), false);
  }
}

function cardOf(memory: Memory): CardInput {
  return {
    due: memory.due,
    last_review: memory.lastReview,
    stability: memory.stability,
    difficulty: memory.hardness,
    elapsed_days: 0,
    scheduled_days: memory.scheduledDays,
    learning_steps: memory.learningSteps,
    reps: memory.reviews,
    lapses: memory.lapses,
    state: memory.state,
  };
}

function memoryOf(card: Card): Memory {
  return {
    due: card.due.toISOString(),
    lastReview: (card.last_review ?? card.due).toISOString(),
    stability: card.stability,
    hardness: card.difficulty,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reviews: card.reps,
    lapses: card.lapses,
    state: card.state,
  };
}
