import { describe, expect, test } from 'vitest';
import { found, membership, routeOf } from '../e2e/support/recorded';
import { layoutChain, moveAlong, threadAt } from '../src/lib/path/layout';
import { stopsOf } from '../src/lib/path/stops';

describe('the layout of a chain', () => {
  test.each([
    [3, 3, 'large', 3, 'large'],
    [5, 5, 'small', 5, 'large'],
    [7, 4, 'small', 7, 'medium'],
    [9, 5, 'small', 9, 'small'],
    [11, 4, 'small', 6, 'medium'],
    [19, 5, 'small', 7, 'medium'],
  ])('of %d stops', (stops, narrow, narrowTile, wide, wideTile) => {
    expect(layoutChain(stops)).toEqual({
      narrow: { columns: narrow, tile: narrowTile },
      wide: { columns: wide, tile: wideTile },
    });
  });

  test('never puts more than nine stops in a row, and fills rows evenly', () => {
    for (let stops = 3; stops < 60; stops += 2) {
      const { narrow, wide } = layoutChain(stops);
      for (const [{ columns }, limit] of [
        [narrow, 5],
        [wide, 9],
      ] as const) {
        expect(columns).toBeLessThanOrEqual(limit);
        expect(Math.ceil(stops / columns)).toBe(Math.ceil(stops / limit));
      }
    }
  });
});

test('the thread starts at the first stop, ends at the last and runs through between', () => {
  expect(threadAt(0, 3)).toEqual({ across: 'M50 50H100', down: 'M50 50V100' });
  expect(threadAt(1, 3)).toEqual({ across: 'M0 50H100', down: 'M50 0V100' });
  expect(threadAt(2, 3)).toEqual({ across: 'M0 50H50', down: 'M50 0V50' });
});

test.each([
  ['ArrowRight', 1, 2],
  ['ArrowDown', 1, 2],
  ['ArrowRight', 3, 3],
  ['ArrowLeft', 1, 0],
  ['ArrowLeft', 0, 0],
  ['Home', 2, 0],
  ['End', 1, 3],
  ['a', 1, null],
])('%s on tile %d of four goes to %s', (key, from, to) => {
  expect(moveAlong(key, from, 4)).toBe(to);
});

describe('the stops of a route', () => {
  test('are artists and releases in turn, in reading order', () => {
    expect(stopsOf(found).map((stop) => stop.name)).toEqual([
      'Dag Lindqvist',
      'Harbour Songs',
      'Edda Moss',
      'Lantern, Lantern',
      'Ruben Achterberg',
      'Slow Weather',
      'Yuki Hara',
    ]);
    expect(stopsOf(routeOf(9))).toHaveLength(19);
  });

  test('say what an artist between two releases did on both', () => {
    expect(stopsOf(found)[4]?.note).toBe('Drums, percussion');
    expect(stopsOf(found)[2]?.note).toBe('Main artist, harmonium and 1 more');
  });

  test('say who was a member of whom', () => {
    expect(stopsOf({ from: membership.from, hops: [membership] })).toMatchObject([
      { name: 'Ruben Achterberg' },
      { name: 'Membership', note: 'Ruben Achterberg was a member of Pale Meridian' },
      { name: 'Pale Meridian' },
    ]);
  });

  test('say when a year is not stated', () => {
    const [hop] = found.hops;
    if (hop === undefined) throw new Error('the recorded route has no hop');
    const undated = { ...hop, release: { ...hop.release, year: null, people: 1 } };
    expect(stopsOf({ from: found.from, hops: [undated] })[1]?.note).toBe(
      '1 person, year not stated',
    );
  });
});
