import type { ItemFacts } from './item';
import { masteryOf } from './mastery';
import { memoryOf, type StudyRecord } from './record';
import type { Scheduler } from './scheduler';

export const SESSION_LENGTH = 10;
const MOST_DUE = 6;
/** New items of one topic in one session, so that a session is never about one thing. */
const MOST_NEW_OF_TOPIC = 4;
/** All items of one topic in one session: as many can still be parted by the others. */
const MOST_OF_TOPIC = 6;
const FIRST_LEVEL = 2;

export function levelOf(record: StudyRecord): number {
  return record.level?.difficulty ?? FIRST_LEVEL;
}

/**
 * The items of a session, in the order in which they are asked: what is due first (at most six),
 * then new items from the weakest topics within one step of the level, one from a strong topic;
 * none twice, and never three of one topic in a row where there is another. Equal arguments give
 * an equal session.
 *
 * @param only the one topic that was asked for, or `null`
 */
export function chooseSession(
  index: readonly ItemFacts[],
  record: StudyRecord,
  now: Date,
  scheduler: Scheduler,
  only: string | null = null,
): ItemFacts[] {
  const pool = only === null ? index : index.filter(({ topic }) => topic === only);
  const due = dueIn(pool, record, now).slice(0, MOST_DUE);
  const strong = only === null ? strongItem(pool, record, now, scheduler) : null;
  const rest = SESSION_LENGTH - due.length - (strong === null ? 0 : 1);
  const fresh = newItems(pool, record, now, scheduler, due).slice(0, rest);
  const chosen = [...due, ...fresh, ...(strong === null ? [] : [strong])];
  return spread([...chosen, ...fill(pool, record, now, scheduler, chosen)]);
}

/** What is due, the longest overdue first. */
function dueIn(pool: readonly ItemFacts[], record: StudyRecord, now: Date): ItemFacts[] {
  return pool
    .map((item) => ({ item, due: Date.parse(memoryOf(record, item)?.due ?? '') }))
    .filter(({ due }) => due <= now.getTime())
    .sort((one, other) => one.due - other.due)
    .map(({ item }) => item);
}

/** New items near the level, of the weakest topic first. */
function newItems(
  pool: readonly ItemFacts[],
  record: StudyRecord,
  now: Date,
  scheduler: Scheduler,
  due: readonly ItemFacts[],
): ItemFacts[] {
  const level = levelOf(record);
  const weakest = masteryOf(pool, record, now, scheduler).sort((a, b) => a.share - b.share);
  return weakest.flatMap(({ topic }) => {
    const room = MOST_OF_TOPIC - due.filter((item) => item.topic === topic).length;
    const near = pool.filter(
      (item) =>
        item.topic === topic &&
        memoryOf(record, item) === null &&
        Math.abs(item.difficulty - level) <= 1,
    );
    const most = weakest.length === 1 ? near.length : Math.min(MOST_NEW_OF_TOPIC, room);
    return byLevel(near, level).slice(0, most);
  });
}

/** Of the topic known best: what is most likely to be forgotten among what is not due. */
function strongItem(
  pool: readonly ItemFacts[],
  record: StudyRecord,
  now: Date,
  scheduler: Scheduler,
): ItemFacts | null {
  const due = dueIn(pool, record, now);
  const known = masteryOf(pool, record, now, scheduler)
    .filter(({ standing }) => standing === 'steady' || standing === 'strong')
    .sort((one, other) => other.share - one.share);
  for (const { topic } of known) {
    const [item] = byRecall(pool, record, now, scheduler).filter(
      (each) => each.topic === topic && !due.includes(each),
    );
    if (item !== undefined) return item;
  }
  return null;
}

/** When there is too little: further new items, then what is most likely to be forgotten. */
function fill(
  pool: readonly ItemFacts[],
  record: StudyRecord,
  now: Date,
  scheduler: Scheduler,
  chosen: readonly ItemFacts[],
): ItemFacts[] {
  const fresh = byLevel(
    pool.filter((item) => memoryOf(record, item) === null),
    levelOf(record),
  );
  const overdue = dueIn(pool, record, now);
  const others = [...fresh, ...overdue, ...byRecall(pool, record, now, scheduler)];
  const all = [...chosen];
  const add = (most: number) => {
    for (const item of others) {
      const own = all.filter(({ topic }) => topic === item.topic).length;
      if (all.length < SESSION_LENGTH && own < most && !all.includes(item)) all.push(item);
    }
  };
  add(MOST_OF_TOPIC);
  add(SESSION_LENGTH);
  return all.slice(chosen.length);
}

function byLevel(items: readonly ItemFacts[], level: number): ItemFacts[] {
  const distance = (item: ItemFacts) => Math.abs(item.difficulty - level);
  return [...items].sort((one, other) => distance(one) - distance(other));
}

function byRecall(
  pool: readonly ItemFacts[],
  record: StudyRecord,
  now: Date,
  scheduler: Scheduler,
): ItemFacts[] {
  return pool
    .map((item) => ({ item, memory: memoryOf(record, item) }))
    .flatMap(({ item, memory }) =>
      memory === null ? [] : [{ item, recall: scheduler.recall(memory, now) }],
    )
    .sort((one, other) => one.recall - other.recall)
    .map(({ item }) => item);
}

/**
 * Keeps the order as far as it can while no topic comes three times in a row. At each place the
 * earliest item goes that leaves enough others to part the rest; with one topic alone none does.
 */
function spread(items: readonly ItemFacts[]): ItemFacts[] {
  const left = [...items];
  const out: ItemFacts[] = [];
  while (left.length > 0) {
    const allowed = left.filter((item) => !isThird(out, item) && leavesRoom(left, item, out));
    const next = allowed[0] ?? left.find((item) => !isThird(out, item)) ?? left[0];
    if (next === undefined) break;
    out.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return out;
}

function isThird(out: readonly ItemFacts[], item: ItemFacts): boolean {
  return out.length > 1 && out.slice(-2).every(({ topic }) => topic === item.topic);
}

/** Whether every topic can still be parted by the others once `item` is gone. */
function leavesRoom(
  left: readonly ItemFacts[],
  item: ItemFacts,
  out: readonly ItemFacts[],
): boolean {
  const rest = left.filter((each) => each !== item);
  const run = out.at(-1)?.topic === item.topic ? 2 : 1;
  return [...new Set(rest.map(({ topic }) => topic))].every((topic) => {
    const own = rest.filter((each) => each.topic === topic).length;
    const first = topic === item.topic ? 2 - run : 2;
    return own <= 2 * (rest.length - own) + first;
  });
}
