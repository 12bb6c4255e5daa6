import { describe, expect, test } from 'vitest';
import type { DailyFile, DailyRelease } from '../../src/lib/data/daily';
import { chainOf } from '../../src/lib/game/chain';
import { ClosedSet } from '../../src/lib/game/closed-set';
import { anyArtistOptions, artistOptions, releaseOptions } from '../../src/lib/game/options';
import {
  FRESH,
  hasReached,
  isUnchecked,
  settle,
  standing,
  takeHint,
  undo,
  type Play,
} from '../../src/lib/game/play';
import { chooseArtist, chooseOutside, chooseRelease, type Turn } from '../../src/lib/game/rules';
import { inGolfWords, scoreOf } from '../../src/lib/game/score';
import { recordedDay, choicesToPar } from '../support/daily';

const ANA = 1;
const BJORK = 2;
const CY = 3;
const HUB = 4;

/** Ana and Björk on Dawn; Björk and Cy on Noon; everybody on Dusk, whose parts are apart. */
const tiny: DailyFile = {
  schema: 1,
  date: '2026-11-20',
  number: 324,
  snapshot: { month: '2026-11', ruleset: 'performers', fingerprint: 'ab' },
  from: ANA,
  to: CY,
  par: 2,
  band: 'gentle',
  complete: true,
  score: { most: 100, releaseOverPar: 15, hint: 10, refusedStep: 5 },
  artists: [
    { id: ANA, name: 'Ana', releases: 9 },
    { id: BJORK, name: 'Björk Ek (2)', releases: 400 },
    { id: CY, name: 'Cy', releases: 900 },
    { id: HUB, name: 'Hub', releases: 401 },
  ],
  releases: [
    release(100, 'Dawn', 1990, [ANA, BJORK, HUB]),
    release(200, 'Noon', null, [BJORK, CY]),
    release(300, 'Dusk', 1970, [ANA, HUB]),
    release(300, 'Dusk', 1970, [BJORK, HUB]),
    release(400, 'Night', 1980, [ANA, HUB]),
  ],
  showcase: [],
  hints: [],
};
const set = new ClosedSet(tiny);

describe('a turn', () => {
  test('chooses a release that credits the player’s artist, then somebody else on it', () => {
    const chosen = play(FRESH, 100, 0);
    expect(chosen.chosen).toEqual({ id: 100, place: 0 });
    const next = chooseArtist(set, chosen, part(100, 0), BJORK);
    expect(next.verdict).toBe('accepted');
    expect(standing(next.play, ANA)).toBe(BJORK);
    expect(next.play.chosen).toBeNull();
  });

  test('closes the route itself when the goal is on the release', () => {
    const there = chooseRelease(set, atBjork(), part(200, 0));
    expect(there.verdict).toBe('accepted');
    expect(hasReached(there.play, CY)).toBe(true);
  });

  test.each([
    [
      'a release that does not credit the artist',
      chooseRelease(set, FRESH, part(200, 0)),
      'not-credited-here',
    ],
    [
      'a part of a release that credits the artist elsewhere',
      chooseRelease(set, FRESH, part(300, 1)),
      'not-together',
    ],
    ['a release twice', chooseRelease(set, atBjork(), part(100, 0)), 'release-repeated'],
    [
      'a person not on the release',
      chooseArtist(set, play(FRESH, 100, 0), part(100, 0), CY),
      'next-not-credited',
    ],
    [
      'a person on another part',
      chooseArtist(set, play(FRESH, 300, 0), part(300, 0), BJORK),
      'not-together',
    ],
    [
      'the start again',
      chooseArtist(set, play(FRESH, 100, 0), part(100, 0), ANA),
      'artist-repeated',
    ],
    ['a number named twice', chooseOutside(atBjork(), 100), 'release-repeated'],
    [
      'a hub in hard mode',
      chooseArtist(set, play(hard(), 100, 0), part(100, 0), HUB),
      'too-well-known',
    ],
  ] as const)('refuses %s, and the player stays', (_, turn: Turn, verdict) => {
    expect(turn.verdict).toBe(verdict);
    expect(turn.play.refused).toBe(1);
  });

  test('lets hard mode pass whoever has 400 releases or is the goal', () => {
    expect(chooseArtist(set, play(hard(), 100, 0), part(100, 0), BJORK).verdict).toBe('accepted');
    const there = chooseRelease(set, { ...atBjork(), hard: true }, part(200, 0));
    expect(hasReached(there.play, CY)).toBe(true);
  });

  test('is taken back half a step at a time, and counted', () => {
    const chosen = play(atBjork(), 300, 1);
    const half = undo(chosen);
    expect(half).toMatchObject({ chosen: null, undos: 1 });
    expect(standing(half, ANA)).toBe(BJORK);
    expect(undo(half)).toMatchObject({ moves: [], undos: 2 });
    expect(undo(FRESH)).toBe(FRESH);
  });
});

describe('the list', () => {
  test('is sorted by year, those without one last', () => {
    const titles = releaseOptions(set, atBjork(), '').map(({ title, refusal }) => [title, refusal]);
    expect(titles).toEqual([
      ['Dusk', null],
      ['Dawn', 'Already on your route'],
      ['Noon', null],
    ]);
  });

  test.each([
    ['daw', ['Dawn']],
    ['1990', ['Dawn']],
    ['NIGHT  nob', ['Night']],
    ['awn', []],
  ])('finds “%s” by the beginnings of words', (text, titles) => {
    expect(releaseOptions(set, FRESH, text).map(({ title }) => title)).toEqual(titles);
  });

  test('shows who cannot be chosen, and why', () => {
    const options = artistOptions(set, { ...atBjork(), hard: true }, part(300, 1), '');
    expect(options.map(({ title, refusal }) => [title, refusal])).toEqual([
      ['Hub', 'Over 400 releases: not in hard mode'],
    ]);
    expect(artistOptions(set, FRESH, part(100, 0), 'bjork').map(({ title }) => title)).toEqual([
      'Björk Ek (2)',
    ]);
  });

  test('is everybody, once they are typed, for a release that the file does not hold', () => {
    const outside = chooseOutside(FRESH, 777).play;
    expect(anyArtistOptions(set, outside, '')).toEqual([]);
    expect(anyArtistOptions(set, outside, 'cy').map(({ title }) => title)).toEqual(['Cy']);
  });
});

describe('what waited to be checked', () => {
  const waiting: Play = {
    ...FRESH,
    moves: [
      { release: { id: 777, place: -1 }, artist: BJORK, proof: null, unchecked: true },
      { release: { id: 200, place: 0 }, artist: CY, proof: null, unchecked: false },
    ],
  };

  test('is drawn as such', () => {
    expect(isUnchecked(waiting)).toBe(true);
    const { stops } = chainOf(set, waiting);
    expect(stops.map(({ name, note }) => [name, note])[1]).toEqual([
      'Release 777',
      'To be checked',
    ]);
  });

  test('goes with all that followed when it is no credit, and costs nothing', () => {
    expect(settle(waiting, [null, null])).toMatchObject({ moves: [], refused: 0 });
  });

  test('stands once it is proven', () => {
    const proof = {
      kind: 'credited' as const,
      from: { id: ANA, name: 'Ana', releases: 9 },
      release: {
        id: 777,
        title: 'Elsewhere',
        headline: 'Ana',
        year: 2001,
        country: null,
        formats: [],
        masterId: null,
        people: 2,
        trackCount: 1,
        url: 'https://www.discogs.com/release/777',
      },
      to: { id: BJORK, name: 'Björk Ek (2)', releases: 400 },
      fromCredits: [],
      toCredits: [],
    };
    const settled = settle(waiting, [proof, null]);
    expect(isUnchecked(settled)).toBe(false);
    expect(chainOf(set, settled).stops[1]?.name).toBe('Elsewhere');
  });
});

test('an open route shows where the player is, the open place and the goal', () => {
  const start = chainOf(set, FRESH);
  expect(start.known).toBe(0);
  expect(start.stops.map(({ name, note }) => [name, note])).toEqual([
    ['Ana', 'You are here'],
    ['Next release', ''],
    ['Cy', 'Goal'],
  ]);
  const chosen = chainOf(set, play(FRESH, 100, 0));
  expect(chosen.stops).toHaveLength(5);
  expect(chosen.known).toBe(1);
});

describe('the score', () => {
  test('loses 15 for a release over par, 10 for a hint, 5 for a refused step, and stops at 0', () => {
    const done = chooseRelease(set, atBjork(), part(200, 0)).play;
    expect(scoreOf(done, 2, tiny.score)).toBe(100);
    expect(scoreOf(done, 1, tiny.score)).toBe(85);
    expect(scoreOf(done, 3, tiny.score)).toBe(100);
    expect(scoreOf(takeHint(takeHint(done, ANA), ANA), 2, tiny.score)).toBe(80);
    expect(scoreOf({ ...done, refused: 3 }, 2, tiny.score)).toBe(85);
    expect(scoreOf({ ...done, refused: 99 }, 2, tiny.score)).toBe(0);
  });

  test('is said in golf words, never under par', () => {
    expect([2, 3, 4, 15].map((releases) => inGolfWords(releases, 2))).toEqual([
      'Par',
      'One over par',
      'Two over par',
      '13 over par',
    ]);
  });
});

test.each(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'])(
  'the recorded day %s is played to par by its own hints',
  (date) => {
    const day = new ClosedSet(recordedDay(date));
    let now = FRESH;
    for (const choice of choicesToPar(day)) {
      const turn =
        choice.kind === 'release'
          ? chooseRelease(day, now, choice.part)
          : chooseArtist(
              day,
              now,
              day.part(now.chosen ?? { id: 0, place: 0 }) ?? part(100, 0),
              choice.id,
            );
      expect(turn.verdict).toBe('accepted');
      now = turn.play;
    }
    expect(hasReached(now, day.file.to)).toBe(true);
    expect(now.moves).toHaveLength(day.file.par);
    expect(scoreOf(now, day.file.par, day.file.score)).toBe(100);
  },
);

function release(id: number, title: string, year: number | null, people: number[]): DailyRelease {
  const credits = people.map((artist) => ({
    artist,
    scope: 'extra' as const,
    role: 'Guitar',
    anv: null,
    trackText: null,
    tracks: [],
  }));
  return {
    id,
    title,
    headline: 'Nobody',
    year,
    country: null,
    formats: [],
    people: people.length,
    credits,
  };
}

function part(id: number, place: number) {
  const found = set.part({ id, place });
  if (found === null) throw new Error(`no part ${place} of ${id}`);
  return found;
}

function play(before: Play, id: number, place: number): Play {
  return chooseRelease(set, before, part(id, place)).play;
}

function atBjork(): Play {
  return chooseArtist(set, play(FRESH, 100, 0), part(100, 0), BJORK).play;
}

function hard(): Play {
  return { ...FRESH, hard: true };
}
