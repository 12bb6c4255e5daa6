import { beforeEach, describe, expect, test } from 'vitest';
import { readDaily } from '../../src/lib/data/daily';
import { readDays } from '../../src/lib/data/days';
import { calendar, monthsIn } from '../../src/lib/game/calendar';
import { dating } from '../../src/lib/game/clock';
import { addDays, dayInWords, dayOf, daysFrom, isDay, untilMidnight } from '../../src/lib/game/day';
import { artistNamed, releaseNamed, releaseNumber } from '../../src/lib/game/naming';
import { distribution } from '../../src/lib/game/distribution';
import { FRESH } from '../../src/lib/game/play';
import { addResult, readResults, streakOn, type Result } from '../../src/lib/game/results';
import { keepGame, readGame } from '../../src/lib/game/saved';
import { shareText } from '../../src/lib/game/share';
import { sayDay, sayNext } from '../../src/lib/game/words';
import { ClosedSet } from '../../src/lib/game/closed-set';
import { recordedDay } from '../support/daily';

beforeEach(() => localStorage.clear());

const par: Result = {
  releases: 3,
  par: 3,
  score: 100,
  hints: 0,
  undos: 0,
  refused: 0,
  hard: false,
  shown: false,
  finishedOn: '2026-11-20',
};

describe('days of UTC', () => {
  test('begin at its midnight, whatever clocks do in between', () => {
    expect(dayOf(new Date('2026-10-24T23:59:59+02:00'))).toBe('2026-10-24');
    expect(dayOf(new Date('2026-10-25T01:30:00+02:00'))).toBe('2026-10-24');
    expect(addDays('2026-10-24', 1)).toBe('2026-10-25');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysFrom('2026-10-24', '2026-10-26')).toBe(2);
  });

  test.each([
    ['2026-11-20', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-11-31', false],
    ['20 November', false],
  ])('%s is one: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  test('are said in words, and so is what is left of one', () => {
    expect(dayInWords('2026-11-20')).toBe('Friday 20 November 2026');
    expect(untilMidnight(new Date('2026-11-20T17:48:00Z'))).toBe('6 h 12 min');
    expect(untilMidnight(new Date('2026-11-20T23:18:30Z'))).toBe('41 min');
    expect(untilMidnight(new Date('2026-11-20T23:59:30Z'))).toBe('less than a minute');
    expect(sayDay(213, '2026-11-19', { age: 1 })).toBe(
      'Route 213, from yesterday, Thursday 19 November 2026',
    );
    expect(sayNext('2026-11-20', '2026-11-21', new Date())).toContain('is open');
  });
});

describe('the date of a file', () => {
  const at = (now: string, saved: boolean) => dating('2026-11-20', saved, new Date(now));

  test('is today’s when the device agrees', () => {
    expect(at('2026-11-20T23:59:00Z', false)).toEqual({
      today: '2026-11-20',
      age: 0,
      clockOff: false,
    });
  });

  test('is believed over a clock that is more than a day off, if somebody just served it', () => {
    for (const now of ['2026-11-23T12:00:00Z', '2019-01-01T00:00:00Z']) {
      expect(at(now, false)).toEqual({ today: '2026-11-20', age: 0, clockOff: true });
    }
  });

  test('is yesterday’s just past midnight, and older in a saved copy', () => {
    expect(at('2026-11-21T00:01:00Z', false)).toMatchObject({ age: 1, clockOff: false });
    expect(at('2026-11-23T12:00:00Z', true)).toMatchObject({ today: '2026-11-23', age: 3 });
    expect(at('2026-11-18T12:00:00Z', true)).toMatchObject({ age: 0, clockOff: true });
  });
});

describe('the streak', () => {
  const on = (...days: string[]) =>
    Object.fromEntries(days.map((day) => [day, { ...par, finishedOn: day }]));

  test('counts consecutive days finished on their own day', () => {
    const results = on('2026-10-24', '2026-10-25', '2026-10-26');
    expect(streakOn('2026-10-26', results)).toBe(3);
    expect(streakOn('2026-10-27', results)).toBe(3);
    expect(streakOn('2026-10-28', results)).toBe(0);
    expect(streakOn('2026-10-25', on('2026-10-23', '2026-10-25'))).toBe(1);
  });

  test('ignores a day of the archive, and one that was begun at 23:59 and ended after midnight', () => {
    const late = { ...on('2026-11-19'), '2026-11-20': { ...par, finishedOn: '2026-11-21' } };
    expect(streakOn('2026-11-20', late)).toBe(1);
    expect(streakOn('2026-11-21', late)).toBe(0);
  });

  test('ends when a route was shown', () => {
    const shown = { ...on('2026-11-19'), '2026-11-20': { ...par, shown: true } };
    expect(streakOn('2026-11-20', shown)).toBe(0);
  });
});

describe('results', () => {
  test('keep the first of a day, and come back as they were', () => {
    addResult('2026-11-20', par);
    expect(addResult('2026-11-20', { ...par, score: 5 })['2026-11-20']?.score).toBe(100);
    expect(readResults()).toEqual({ '2026-11-20': par });
  });

  test('that nobody can read are left out', () => {
    localStorage.setItem(
      'mcg.results.v1',
      JSON.stringify({
        savedAt: 'x',
        value: { '2026-11-20': { ...par, par: 'three' }, tomorrow: par },
      }),
    );
    expect(readResults()).toEqual({});
  });

  test('are distributed like a golf card, with the present one marked', () => {
    const results = {
      '2026-11-18': par,
      '2026-11-19': { ...par, releases: 8 },
      '2026-11-20': { ...par, shown: true },
    };
    const shares = distribution(results, par);
    expect(shares.map(({ times }) => times)).toEqual([1, 0, 0, 1, 1]);
    expect(shares.filter(({ mine }) => mine).map(({ name }) => name)).toEqual(['Par']);
  });
});

describe('the text to share', () => {
  const title = { name: '214', address: 'https://example.org/' };

  test('says number, result, turns, streak and address in words', () => {
    const result = { ...par, releases: 4, score: 75, hints: 1, undos: 2, hard: true };
    expect(shareText(title, result, { streak: 12, shapes: false })).toBe(
      [
        'Credit Graph 214: one over par, 75 points',
        '4 releases, 2 undos, 1 hint, hard mode',
        'Streak 12 days',
        'https://example.org/',
      ].join('\n'),
    );
  });

  test('adds shapes only when asked, and a streak only when there is one', () => {
    expect(shareText(title, { ...par, releases: 4 }, { streak: 0, shapes: true })).toContain(
      '\n●■●■●■●□●\n',
    );
    expect(shareText(title, par, { streak: 0, shapes: false })).not.toMatch(/Streak|●/);
  });

  test('says when a route was shown', () => {
    expect(shareText(title, { ...par, shown: true, hints: 3 }, { streak: 0, shapes: true })).toBe(
      'Credit Graph 214: shown a route\nno undos, 3 hints\nhttps://example.org/',
    );
  });
});

describe('a game that was left', () => {
  test('is there again, and the oldest of many is forgotten', () => {
    const game = { ...FRESH, refused: 2 };
    expect(keepGame('2026-11-20', game)).toBe(true);
    expect(readGame('2026-11-20')).toEqual(game);
    for (let days = 1; days <= 40; days++) keepGame(addDays('2026-11-20', days), FRESH);
    expect(readGame('2026-11-20')).toEqual(FRESH);
  });

  test('is none when another version wrote it', () => {
    localStorage.setItem(
      'mcg.games.v1',
      JSON.stringify({ savedAt: 'x', value: { '2026-11-20': { moves: 'many' } } }),
    );
    expect(readGame('2026-11-20')).toEqual(FRESH);
  });
});

describe('a published file', () => {
  test('is refused when its schema is newer or its ends are missing', () => {
    const file = recordedDay('2026-11-25');
    expect(readDaily({ ...file, schema: 2 })).toBeNull();
    expect(readDaily({ ...file, to: 1 })).toBeNull();
    expect(readDaily({ ...file, artists: {} })).toBeNull();
    expect(readDaily('a page in its place')).toBeNull();
  });

  test('lists days newest first, and leaves out what is none', () => {
    const day = {
      number: 1,
      par: 3,
      band: 'fair',
      start: { id: 1, name: 'Ana' },
      goal: { id: 3, name: 'Cy' },
    };
    const list = {
      days: [{ ...day, date: '2026-11-20' }, { ...day, date: '2026-11-21' }, { date: 'x' }],
    };
    expect(readDays(list)?.map(({ date, start, goal }) => [date, start, goal])).toEqual([
      ['2026-11-21', 'Ana', 'Cy'],
      ['2026-11-20', 'Ana', 'Cy'],
    ]);
    expect(readDays([])).toBeNull();
  });
});

test('a month is rows of seven from Monday', () => {
  const { weeks } = calendar('2026-11');
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
  expect(monthsIn([])).toEqual([]);
});

describe('a typed answer', () => {
  const set = new ClosedSet(recordedDay('2026-11-23'));

  test('names a release by its title, and of namesakes the one that credits the player’s artist', () => {
    const [mine] = set.partsOf(set.file.from);
    if (mine === undefined) throw new Error('the start has no release');
    const named = releaseNamed(set, ` ${mine.release.title.toUpperCase()} `, set.file.from);
    expect(named?.people).toContain(set.file.from);
    expect(releaseNamed(set, 'no such title', set.file.from)).toBeNull();
  });

  test('names an artist with or without the number of a namesake', () => {
    expect(artistNamed(set, 'gorphon', () => false)).toBe(set.file.to);
    expect(artistNamed(set, 'Gorphon (2)', () => false)).toBe(set.file.to);
    expect(artistNamed(set, '', () => true)).toBeNull();
  });

  test.each([
    ['r123456', 123456],
    ['[r123456]', 123456],
    ['https://www.discogs.com/release/123456-Somebody-Title', 123456],
    ['1984', null],
    ['r99999999999', null],
  ])('%s is the release number %s', (text, number) => {
    expect(releaseNumber(text)).toBe(number);
  });
});
