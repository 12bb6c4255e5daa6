import type { ItemFacts } from './item';
import { memoryOf, type StudyRecord } from './record';
import type { Scheduler } from './scheduler';

export type Standing = 'not started' | 'learning' | 'steady' | 'strong';

/** How well a topic is known. */
export interface Mastery {
  readonly topic: string;
  /** Mean predicted recall of what was seen, times the share that was seen; 0 to 1. */
  readonly share: number;
  readonly standing: Standing;
  readonly seen: number;
  readonly items: number;
  readonly due: number;
}

const STEADY = 0.4;
const STRONG = 0.75;

/** Of each topic, in the order in which topics first come in `index`. */
export function masteryOf(
  index: readonly ItemFacts[],
  record: StudyRecord,
  now: Date,
  scheduler: Scheduler,
): Mastery[] {
  const topics = [...new Set(index.map(({ topic }) => topic))];
  return topics.map((topic) => {
    const items = index.filter((item) => item.topic === topic);
    const memories = items
      .map((item) => memoryOf(record, item))
      .filter((memory) => memory !== null);
    const recall = memories.reduce((sum, memory) => sum + scheduler.recall(memory, now), 0);
    const share = recall / items.length;
    return {
      topic,
      share,
      standing: standingOf(memories.length, share),
      seen: memories.length,
      items: items.length,
      due: memories.filter(({ due }) => Date.parse(due) <= now.getTime()).length,
    };
  });
}

function standingOf(seen: number, share: number): Standing {
  if (seen === 0) return 'not started';
  if (share < STEADY) return 'learning';
  return share < STRONG ? 'steady' : 'strong';
}
