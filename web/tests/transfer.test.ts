import { beforeEach, describe, expect, test } from 'vitest';
import { all, read, write } from '../src/lib/local/store';
import { exportName, exportText, importText } from '../src/lib/local/transfer';
import { EMPTY_RECORD, answered, type StudyRecord } from '../src/lib/study/record';
import { Scheduler } from '../src/lib/study/scheduler';

const NOON = new Date('2026-11-20T12:00:00Z');
const LATER = new Date('2026-11-22T12:00:00Z');

beforeEach(() => localStorage.clear());

describe('an export', () => {
  test('brings everything back to an empty device, with its times', () => {
    write('study', 1, knows('a', NOON), NOON);
    write('theme', 1, 'dark', LATER);
    const before = all();
    const text = exportText(LATER);
    localStorage.clear();
    expect(importText(text).map(({ outcome }) => outcome)).toEqual(['added', 'added']);
    expect(all()).toEqual(before);
    expect(exportName(LATER)).toBe('music-credit-graph-2026-11-22.json');
  });

  test('merges answers one by one, the newer of each staying', () => {
    const here = knows('b', LATER);
    write('study', 1, { ...here, items: { ...here.items, ...knows('a', NOON).items } }, LATER);
    const there = { items: { ...knows('a', LATER).items, ...knows('c', NOON).items }, level: null };
    const text = exportOf({ name: 'study', version: 1, savedAt: NOON.toISOString(), value: there });
    expect(importText(text)).toEqual([{ title: 'Study Lab', outcome: 'merged' }]);
    const both = read('study', 1) as StudyRecord;
    expect(Object.keys(both.items).sort()).toEqual(['x-a', 'x-b', 'x-c']);
    expect(both.items['x-a']?.memory.lastReview).toBe(LATER.toISOString());
    expect(importText(text)).toEqual([{ title: 'Study Lab', outcome: 'kept' }]);
  });

  test('merges days, and of one day keeps the first result', () => {
    write('results', 1, { '2026-11-19': 'old', '2026-11-20': 'ours' }, NOON);
    const theirs = { '2026-11-20': 'theirs', '2026-11-21': 'new' };
    importText(
      exportOf({ name: 'results', version: 1, savedAt: LATER.toISOString(), value: theirs }),
    );
    expect(read('results', 1)).toEqual({
      '2026-11-19': 'old',
      '2026-11-20': 'ours',
      '2026-11-21': 'new',
    });
  });

  test('of a game that both have keeps the one that was saved later', () => {
    write('games', 1, { '2026-11-20': 'ours' }, NOON);
    const value = { '2026-11-20': 'theirs' };
    importText(exportOf({ name: 'games', version: 1, savedAt: LATER.toISOString(), value }));
    expect(read('games', 1)).toEqual({ '2026-11-20': 'theirs' });
  });

  test('keeps the newer of a record that has no entries', () => {
    write('theme', 1, 'dark', LATER);
    const theirs = { name: 'theme', version: 1, savedAt: NOON.toISOString(), value: 'light' };
    expect(importText(exportOf(theirs))).toEqual([{ title: 'Theme', outcome: 'kept' }]);
    expect(read('theme', 1)).toBe('dark');
  });

  test('moves a record of which this page knows nothing as it is', () => {
    const theirs = { name: 'novelty', version: 3, savedAt: NOON.toISOString(), value: [1] };
    expect(importText(exportOf(theirs))).toEqual([{ title: 'novelty', outcome: 'added' }]);
    expect(read('novelty', 3)).toEqual([1]);
  });
});

describe('a broken import is refused whole and says what is wrong', () => {
  const good = { name: 'theme', version: 1, savedAt: NOON.toISOString(), value: 'light' };

  test.each([
    ['{"format":', /not JSON, or was cut/],
    ['[]', /file: expected an object/],
    ['{"format":"other"}', /format: expected "music-credit-graph-records", found "other"/],
    [exportOf(good).replace('"version":1', '"version":2'), /version: expected 1, found 2/],
    [exportOf(good, { ...good, name: 'Theme!' }), /records\[1\]\.name: expected a name/],
    [exportOf(good, { ...good, version: 0 }), /records\[1\]\.version: expected a number from 1/],
    [exportOf(good, { ...good, version: 9 }), /"theme" is of version 9, and this site knows 1/],
    [exportOf(good, { ...good, savedAt: 'now' }), /records\[1\]\.savedAt: expected a time/],
    [exportOf(good, { ...good, value: 'pink' }), /"theme": value: expected dark or light/],
    [
      exportOf(good, { ...good, name: 'study', value: { items: { a: 1 } } }),
      /records\[1\], "study": items\.a: expected an object, found 1/,
    ],
  ])('%s', (text, message) => {
    write('theme', 1, 'dark', NOON);
    expect(() => importText(text)).toThrow(message);
    expect(all().map(({ value }) => value)).toEqual(['dark']);
  });
});

function exportOf(...records: object[]): string {
  return JSON.stringify({
    format: 'music-credit-graph-records',
    version: 1,
    exportedAt: NOON.toISOString(),
    records,
  });
}

function knows(word: string, at: Date): StudyRecord {
  const item = { id: `x-${word}`, topic: 'x', difficulty: 1, revision: 1 } as const;
  return answered(EMPTY_RECORD, item, 'good', at, new Scheduler(false));
}
