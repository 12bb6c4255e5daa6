import type { ItemFacts } from './item';
import type { Grade, Memory, Scheduler } from './scheduler';

export const RECORD_NAME = 'study';
export const RECORD_VERSION = 1;

/** What somebody knows, as it is kept on the device and exported. */
export interface StudyRecord {
  readonly items: Readonly<Record<string, Seen>>;
  /** Difficulty that suits, 1 to 5; `null` until a placement or a session has said so. */
  readonly level: Level | null;
}

export interface Seen {
  /** Of the item when it was answered. */
  readonly revision: number;
  readonly memory: Memory;
}

export interface Level {
  readonly difficulty: number;
  readonly at: string;
}

export const EMPTY_RECORD: StudyRecord = { items: {}, level: null };

/** The record after one answer. */
export function answered(
  record: StudyRecord,
  item: ItemFacts,
  grade: Grade,
  now: Date,
  scheduler: Scheduler,
): StudyRecord {
  const memory = scheduler.review(memoryOf(record, item), grade, now);
  const seen: Seen = { revision: item.revision, memory };
  return { ...record, items: { ...record.items, [item.id]: seen } };
}

/** What is remembered of an item; `null` when it is new, or asks for something else by now. */
export function memoryOf(record: StudyRecord, item: ItemFacts): Memory | null {
  const seen = record.items[item.id];
  return seen?.revision === item.revision ? seen.memory : null;
}

/** When an item comes back; `now` for one that is new. */
export function dueOf(record: StudyRecord, item: ItemFacts, now: Date): Date {
  return new Date(memoryOf(record, item)?.due ?? now);
}

/** Of each item the newer review stays, and of two revisions the later; so does the newer level. */
export function merged(one: StudyRecord, other: StudyRecord): StudyRecord {
  const items: Record<string, Seen> = { ...one.items };
  for (const [id, theirs] of Object.entries(other.items)) {
    const ours = items[id];
    if (ours === undefined || isNewer(theirs, ours)) items[id] = theirs;
  }
  const levels = [one.level, other.level].filter((level) => level !== null);
  const level = levels.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null;
  return { items, level };
}

function isNewer(one: Seen, other: Seen): boolean {
  if (one.revision !== other.revision) return one.revision > other.revision;
  return Date.parse(one.memory.lastReview) > Date.parse(other.memory.lastReview);
}

/**
 * Reads a record that was stored or imported.
 *
 * @throws Error that names the place, and what was expected and found
 */
export function readRecord(value: unknown): StudyRecord {
  const record = fields(value, 'record');
  const items = Object.entries(fields(record['items'], 'items')).map(
    ([id, seen]) => [id, readSeen(seen, `items.${id}`)] as const,
  );
  return { items: Object.fromEntries(items), level: readLevel(record['level']) };
}

function readSeen(value: unknown, where: string): Seen {
  const seen = fields(value, where);
  const memory = fields(seen['memory'], `${where}.memory`);
  const number = (field: string, least: number, most = Number.MAX_SAFE_INTEGER) =>
    inRange(memory[field], least, most, `${where}.memory.${field}`);
  return {
    revision: inRange(seen['revision'], 1, Number.MAX_SAFE_INTEGER, `${where}.revision`),
    memory: {
      due: time(memory['due'], `${where}.memory.due`),
      lastReview: time(memory['lastReview'], `${where}.memory.lastReview`),
      stability: number('stability', 0),
      hardness: number('hardness', 1, 10),
      scheduledDays: number('scheduledDays', 0),
      learningSteps: number('learningSteps', 0),
      reviews: number('reviews', 1),
      lapses: number('lapses', 0),
      state: number('state', 1, 3),
    },
  };
}

function readLevel(value: unknown): Level | null {
  if (value === null || value === undefined) return null;
  const level = fields(value, 'level');
  return {
    difficulty: inRange(level['difficulty'], 1, 5, 'level.difficulty'),
    at: time(level['at'], 'level.at'),
  };
}

function fields(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where}: expected an object, found ${JSON.stringify(value)}`);
  }
  return value as Record<string, unknown>;
}

function inRange(value: unknown, least: number, most: number, where: string): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    throw new Error(`${where}: expected a number ${range}, found ${JSON.stringify(value)}`);
  }
  return value;
}

function time(value: unknown, where: string): string {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) {
    throw new Error(
      `${where}: expected a time such as 2026-11-20T12:00:00.000Z, found ${JSON.stringify(value)}`,
    );
  }
  return value;
}
