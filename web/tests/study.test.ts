import { describe, expect, test } from 'vitest';
import { isRight, isWhole, numberIn, rightAnswer } from '../src/lib/study/answer';
import { gradeOf } from '../src/lib/study/grade';
import type { Item, ItemFacts } from '../src/lib/study/item';
import { masteryOf } from '../src/lib/study/mastery';
import {
  movedLevel,
  nextDifficulty,
  nextItem,
  placedLevel,
  PLACEMENT_LENGTH,
  type Step,
} from '../src/lib/study/placement';
import {
  answered,
  EMPTY_RECORD,
  memoryOf,
  merged,
  readRecord,
  type StudyRecord,
} from '../src/lib/study/record';
import { LONGEST_DAYS, Scheduler, type Grade } from '../src/lib/study/scheduler';
import { chooseSession, SESSION_LENGTH } from '../src/lib/study/session';
import { shuffled } from '../src/lib/study/shuffle';
import { comesBack } from '../src/lib/study/words';

const NOON = new Date('2026-11-20T12:00:00Z');
const DAY = 86_400_000;
const scheduler = new Scheduler(false);
const later = (days: number) => new Date(NOON.getTime() + days * DAY);

describe('scheduling', () => {
  test('a better grade comes back later', () => {
    const due = (grade: Grade) => Date.parse(scheduler.review(null, grade, NOON).due);
    expect(due('again')).toBe(NOON.getTime() + 60_000);
    expect(due('again')).toBeLessThan(due('hard'));
    expect(due('hard')).toBeLessThan(due('good'));
    expect(due('good')).toBe(NOON.getTime() + 10 * 60_000);
    expect(due('easy')).toBe(later(8).getTime());
  });

  test('recall has fallen to nine in ten when an item is due', () => {
    const memory = scheduler.review(null, 'easy', NOON);
    expect(scheduler.recall(memory, NOON)).toBe(1);
    expect(scheduler.recall(memory, new Date(memory.due))).toBeCloseTo(0.9, 1);
    expect(scheduler.recall(memory, later(100))).toBeLessThan(0.75);
  });

  test('nothing is put off for more than half a year', () => {
    let now = NOON;
    let memory = scheduler.review(null, 'easy', now);
    for (let times = 0; times < 12; times++) {
      now = new Date(memory.due);
      memory = scheduler.review(memory, 'easy', now);
      expect(Date.parse(memory.due) - now.getTime()).toBeLessThanOrEqual(LONGEST_DAYS * DAY);
    }
    expect(Date.parse(memory.due) - now.getTime()).toBe(LONGEST_DAYS * DAY);
  });

  test('what was known and is missed comes back within minutes, and counts as a lapse', () => {
    const known = scheduler.review(null, 'easy', NOON);
    const missed = scheduler.review(known, 'again', later(8));
    expect(missed.lapses).toBe(1);
    expect(Date.parse(missed.due)).toBeLessThan(later(8).getTime() + 3_600_000);
  });

  test('a clock that was set back changes no recall', () => {
    const memory = scheduler.review(null, 'good', NOON);
    expect(scheduler.recall(memory, later(-30))).toBe(1);
  });

  test.each([
    [{ right: false, sure: true, helped: false, tookMillis: 1 }, 'again'],
    [{ right: true, sure: true, helped: true, tookMillis: 1 }, 'hard'],
    [{ right: true, sure: true, helped: false, tookMillis: 60_001 }, 'hard'],
    [{ right: true, sure: false, helped: false, tookMillis: 60_000 }, 'good'],
    [{ right: true, sure: true, helped: false, tookMillis: 9_000 }, 'easy'],
  ] as const)('%o is graded %s', (behaviour, grade) => {
    expect(gradeOf('single', behaviour)).toBe(grade);
  });
});

describe('answers', () => {
  const common = {
    id: 'web-x',
    revision: 1,
    topic: 'web',
    difficulty: 1,
    prompt: 'p?',
    explanation: 'e.',
    others: 'o.',
    source: { path: 'README.md', heading: 'x' },
    exercise: { task: 't.', command: 'cat README.md' },
  } as const;
  const single: Item = { ...common, kind: 'single', choices: ['a', 'b', 'c'], answer: 2 };
  const several: Item = { ...common, kind: 'several', choices: ['a', 'b', 'c'], answers: [0, 2] };
  const numeric: Item = { ...common, kind: 'number', answer: 1_550_000, unit: 'bytes' };
  const order: Item = { ...common, kind: 'order', steps: ['a', 'b', 'c'] };
  const match: Item = {
    ...common,
    kind: 'match',
    pairs: [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ],
  };
  const fault: Item = { ...common, kind: 'fault', lines: ['a', 'b', 'c'], answer: 1 };

  test.each([
    [single, [2], [0], []],
    [several, [2, 0], [0, 1, 2], []],
    [numeric, '1,550,000', '155', 'many'],
    [order, [0, 1, 2], [0, 2, 1], [0, 1]],
    [match, [0, 1, 2], [1, 0, 2], [0, 1]],
    [fault, [1], [2], []],
  ] as const)('%o', (item, right, wrong, partial) => {
    expect([isWhole(item, right), isRight(item, right)]).toEqual([true, true]);
    expect([isWhole(item, wrong), isRight(item, wrong)]).toEqual([true, false]);
    expect([isWhole(item, partial), isRight(item, partial)]).toEqual([false, false]);
  });

  test('numbers are read as people write them', () => {
    expect(['1 550 000', '1,550,000', ' 20 % ', '−3', '0.5'].map(numberIn)).toEqual([
      1_550_000, 1_550_000, 20, -3, 0.5,
    ]);
    expect(['', 'ten', '1e9', '4 MiB', '--3'].map(numberIn)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('the right answer is told in words', () => {
    expect([single, several, numeric, fault].map(rightAnswer)).toEqual([
      'c',
      'a; c',
      '1,550,000 bytes',
      'line 2',
    ]);
  });

  test('choices stand in an order that follows from the seed', () => {
    expect(shuffled(4, 'web-x 1')).toEqual(shuffled(4, 'web-x 1'));
    expect([...shuffled(6, 'any')].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const first = Array.from({ length: 400 }, (_, at) => shuffled(4, `item-${at} 0`)[0]);
    for (const place of [0, 1, 2, 3]) {
      const share = first.filter((each) => each === place).length;
      expect(share).toBeGreaterThan(60);
      expect(share).toBeLessThan(140);
    }
  });
});

/** `topics` topics with `count` items each, of difficulties 1, 2, 3, 1, 2, … */
function indexOf(topics: string, count: number): ItemFacts[] {
  return [...topics].flatMap((topic) =>
    Array.from({ length: count }, (_, at) => ({
      id: `${topic}-${at}`,
      topic,
      difficulty: ((at % 3) + 1) as ItemFacts['difficulty'],
      revision: 1,
    })),
  );
}

function seen(
  items: readonly ItemFacts[],
  grade: Grade,
  at: Date,
  record: StudyRecord = EMPTY_RECORD,
): StudyRecord {
  return items.reduce((known, item) => answered(known, item, grade, at, scheduler), record);
}

describe('a session', () => {
  const index = indexOf('abcd', 12);

  test('has ten different items near the level, and never three of one topic in a row', () => {
    const session = chooseSession(index, EMPTY_RECORD, NOON, scheduler);
    expect(session).toHaveLength(SESSION_LENGTH);
    expect(new Set(session).size).toBe(SESSION_LENGTH);
    expect(longestRun(session)).toBeLessThanOrEqual(2);
    expect(session).toEqual(chooseSession(index, EMPTY_RECORD, NOON, scheduler));
  });

  test('asks for what is due before anything new, but for six at most', () => {
    const record = seen(index.slice(0, 9), 'good', NOON);
    const session = chooseSession(index, record, later(30), scheduler);
    const due = session.filter((item) => memoryOf(record, item) !== null);
    expect(due).toHaveLength(6);
    expect(session).toHaveLength(SESSION_LENGTH);
  });

  test('takes the longest overdue first', () => {
    const [one, two] = [index[0], index[20]] as [ItemFacts, ItemFacts];
    const record = seen([two], 'good', NOON, seen([one], 'good', later(3)));
    const [first, second] = chooseSession(index, record, later(30), scheduler);
    expect([first, second]).toEqual([two, one]);
  });

  test('takes new items from the weakest topics, and one item from a strong one', () => {
    const strong = index.filter(({ topic }) => topic === 'a');
    const record = seen(strong, 'easy', NOON);
    const session = chooseSession(index, record, later(1), scheduler);
    expect(session.filter(({ topic }) => topic === 'a')).toHaveLength(1);
    expect(session.filter(({ topic }) => topic === 'b')).toHaveLength(4);
  });

  test('takes new items within one step of the level while there are some', () => {
    const record: StudyRecord = { items: {}, level: { difficulty: 1, at: NOON.toISOString() } };
    const session = chooseSession(index, record, NOON, scheduler);
    expect(session.map(({ difficulty }) => difficulty)).not.toContain(3);
  });

  test('of one topic is of that topic alone', () => {
    const session = chooseSession(index, EMPTY_RECORD, NOON, scheduler, 'c');
    expect(new Set(session.map(({ topic }) => topic))).toEqual(new Set(['c']));
    expect(session).toHaveLength(SESSION_LENGTH);
  });

  test('falls back to what was seen when nothing is new or due', () => {
    const few = indexOf('ab', 3);
    const session = chooseSession(few, seen(few, 'easy', NOON), NOON, scheduler);
    expect(new Set(session).size).toBe(6);
  });

  test('holds for any record: ten, none twice, no three in a row', () => {
    for (let seed = 0; seed < 60; seed++) {
      const order = shuffled(index.length, `seed ${seed}`).slice(0, seed % 40);
      const known = order.map((at) => index[at]).filter((item) => item !== undefined);
      const record = seen(known, seed % 2 === 0 ? 'good' : 'easy', NOON);
      const session = chooseSession(index, record, later(seed / 4), scheduler);
      expect(session, `seed ${seed}`).toHaveLength(SESSION_LENGTH);
      expect(new Set(session).size, `seed ${seed}`).toBe(SESSION_LENGTH);
      expect(longestRun(session), `seed ${seed}`).toBeLessThanOrEqual(2);
    }
  });
});

describe('mastery', () => {
  const index = indexOf('ab', 4);

  test('is recall of what was seen, times how much was seen', () => {
    const record = seen(index.slice(0, 2), 'easy', NOON);
    const [a, b] = masteryOf(index, record, NOON, scheduler);
    expect(a).toEqual({ topic: 'a', share: 0.5, standing: 'steady', seen: 2, items: 4, due: 0 });
    expect(b).toMatchObject({ share: 0, standing: 'not started', seen: 0 });
    const [fresh] = masteryOf(index, seen(index.slice(0, 4), 'easy', NOON), NOON, scheduler);
    expect(fresh?.standing).toBe('strong');
  });

  test('fades with time, and counts what is due', () => {
    const record = seen(index.slice(0, 4), 'easy', NOON);
    const [now] = masteryOf(index, record, NOON, scheduler);
    const [then] = masteryOf(index, record, later(60), scheduler);
    expect(then?.share).toBeLessThan(now?.share ?? 0);
    expect([now?.due, then?.due]).toEqual([0, 4]);
  });

  test('forgets an item that asks for something else by now, and that one alone', () => {
    const record = seen(index.slice(0, 4), 'easy', NOON);
    const changed = index.map((item) => (item.id === 'a-0' ? { ...item, revision: 2 } : item));
    expect(masteryOf(changed, record, NOON, scheduler)[0]?.seen).toBe(3);
  });
});

describe('placement', () => {
  const index = indexOf('abcdefghijklmn', 5);
  const answer = (knows: number) => {
    const steps: Step[] = [];
    for (let item = nextItem(index, steps); item !== null; item = nextItem(index, steps)) {
      steps.push({ item, right: item.difficulty <= knows });
    }
    return steps;
  };

  test('asks twelve different items of as many topics', () => {
    const steps = answer(2);
    expect(steps).toHaveLength(PLACEMENT_LENGTH);
    expect(new Set(steps.map(({ item }) => item.topic)).size).toBe(PLACEMENT_LENGTH);
  });

  test('moves by one step with each answer, within 1 and 5', () => {
    const right = { item: index[0] as ItemFacts, right: true };
    const wrong = { ...right, right: false };
    expect(nextDifficulty([])).toBe(3);
    expect(nextDifficulty([right])).toBe(4);
    expect(nextDifficulty([right, right, right, wrong])).toBe(4);
    expect(nextDifficulty([wrong, wrong, wrong, right])).toBe(2);
  });

  test('comes to a level that follows what somebody knows', () => {
    expect(placedLevel(answer(0))).toBe(1);
    expect(placedLevel(answer(3))).toBe(5);
    expect(placedLevel(answer(2))).toBeGreaterThanOrEqual(2);
    expect(placedLevel(answer(2))).toBeLessThanOrEqual(3);
  });

  test('a session moves the level when nearly all was right, or little', () => {
    expect([9, 6, 4].map((right) => movedLevel(3, right, 10))).toEqual([4, 3, 2]);
    expect([movedLevel(5, 10, 10), movedLevel(1, 0, 10), movedLevel(3, 0, 0)]).toEqual([5, 1, 3]);
  });
});

describe('a record', () => {
  const index = indexOf('a', 3);
  const [one, two] = index as [ItemFacts, ItemFacts, ItemFacts];

  test('comes back from its text as it was', () => {
    const record = {
      ...seen(index, 'good', NOON),
      level: { difficulty: 3, at: NOON.toISOString() },
    };
    expect(readRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  test('merges by the newer review of each item, and by the newer level', () => {
    const here = seen([two], 'good', later(5), seen([one], 'again', NOON));
    const there: StudyRecord = {
      ...seen([two], 'easy', later(1), seen([one], 'easy', later(2))),
      level: { difficulty: 4, at: later(2).toISOString() },
    };
    const both = merged(here, there);
    expect(both.items[one.id]).toEqual(there.items[one.id]);
    expect(both.items[two.id]).toEqual(here.items[two.id]);
    expect(both.level?.difficulty).toBe(4);
    expect(merged(there, here)).toEqual(both);
    expect(merged(here, here)).toEqual(here);
  });

  test('keeps the later revision of an item, however old its review is', () => {
    const old = seen([{ ...one, revision: 2 }], 'good', NOON);
    const stale = seen([one], 'easy', later(9));
    expect(merged(stale, old).items[one.id]?.revision).toBe(2);
  });

  test.each([
    ['nothing', /record: expected an object, found "nothing"/],
    [{ items: [] }, /items: expected an object/],
    [{ items: { x: {} } }, /items\.x\.memory: expected an object/],
    [
      { items: {}, level: { difficulty: 9, at: NOON } },
      /level\.difficulty: expected a number from 1 to 5, found 9/,
    ],
  ])('names what is wrong with %o', (value, message) => {
    expect(() => readRecord(value)).toThrow(message);
  });

  test('names the field of a memory that is no time', () => {
    const record = JSON.parse(JSON.stringify(seen([one], 'good', NOON)));
    record.items['a-0'].memory.due = 'soon';
    expect(() => readRecord(record)).toThrow(
      /items\.a-0\.memory\.due: expected a time such as .*, found "soon"/,
    );
  });
});

test('says when an item comes back', () => {
  const after = (millis: number) => comesBack(new Date(NOON.getTime() + millis), NOON);
  expect(after(0)).toBe('in about 1 minute');
  expect(after(10 * 60_000)).toBe('in about 10 minutes');
  expect(after(5 * 3_600_000)).toBe('in about 5 hours');
  expect(after(DAY)).toBe('tomorrow');
  expect(after(8 * DAY)).toBe('in 8 days');
  expect(after(180 * DAY)).toBe('in about 6 months');
});

function longestRun(items: readonly ItemFacts[]): number {
  let longest = 0;
  let run = 0;
  items.forEach(({ topic }, at) => {
    run = items[at - 1]?.topic === topic ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
