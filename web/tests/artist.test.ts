import { afterEach, describe, expect, test, vi } from 'vitest';
import { card, firstPage, lastPage, near } from '../e2e/support/recorded-artist';
import { readArtist, writeArtist } from '../src/lib/artist/address';
import { GAP, ROW, toPeople, toReleases } from '../src/lib/artist/fan';
import { ArtistLookup } from '../src/lib/artist/lookup.svelte';
import {
  decadeInWords,
  factsOf,
  namesOf,
  othersOn,
  partOf,
  rolesInWords,
} from '../src/lib/artist/words';

describe('the address', () => {
  test.each([
    ['?id=4102', { id: 4102, ruleset: 'performers', decade: null }],
    ['?id=4102&ruleset=everyone&decade=1990', { id: 4102, ruleset: 'everyone', decade: '1990' }],
    ['?id=4102&decade=undated', { id: 4102, ruleset: 'performers', decade: 'undated' }],
    ['?id=4102&ruleset=<b>&decade=1995', { id: 4102, ruleset: 'performers', decade: null }],
  ])('%s is read', (search, question) => {
    expect(readArtist(search)).toEqual(question);
    expect(readArtist(new URL(writeArtist(question), 'http://site').search)).toEqual(question);
  });

  test.each(['', '?id=', '?id=0', '?id=-3', '?id=99999999999', '?id=a'])(
    '%s means nobody',
    (search) => expect(readArtist(search)).toBeNull(),
  );
});

describe('facts in words', () => {
  test('years, releases and reach', () => {
    expect(factsOf(card)).toBe(
      'From 1963 to 1988: 16 releases. By some chain of releases, Edda Moss can be joined with 812,003 other artists.',
    );
    expect(factsOf({ ...card, years: null, reach: 1 })).toBe(
      'Years not stated: 16 releases. By some chain of releases, Edda Moss shares no release with anyone.',
    );
  });

  test('names, and how many more there are', () => {
    expect(namesOf(card)).toEqual([
      'Also printed as: E. Moss, Edda M. and Moss',
      'Aliases: Ferrywoman',
    ]);
    expect(namesOf({ ...card, variationCount: 40, aliases: [] })).toEqual([
      'Also printed as: E. Moss, Edda M., Moss and 37 more',
    ]);
  });

  test('a part that was read is said to be one', () => {
    expect(partOf(card)).toBeNull();
    const many = { ...card.artist, releases: 9_000 };
    expect(partOf({ ...card, artist: many, read: { releases: 2_000, complete: false } })).toBe(
      'Counted from 2,000 of 9,000 releases, drawn by their ids.',
    );
  });

  test('roles, decades and whoever is not shown', () => {
    expect(rolesInWords(['main', 'other-instrument'])).toBe('main artist, other instrument');
    expect(rolesInWords([])).toBe('role not stated');
    expect([1980, null].map(decadeInWords)).toEqual(['1980s', 'Year not stated']);
    expect([othersOn(near(2, 1970)), othersOn(near(4, 1970))]).toEqual([7, 0]);
  });
});

test('lines run from the artist to each row, and from a row to its people', () => {
  expect(toReleases(3).map(({ y1, y2 }) => [y1, y2])).toEqual([
    [ROW / 2, ROW / 2],
    [ROW / 2, 1.5 * ROW],
    [ROW / 2, 2.5 * ROW],
  ]);
  expect(toPeople(1)).toEqual([{ x1: 0, y1: ROW / 2, x2: GAP, y2: ROW / 2 }]);
  expect(toPeople(9)).toHaveLength(4);
});

describe('looking an artist up', () => {
  const question = { id: 4102, ruleset: 'performers', decade: null };

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  test('asks for the facts and one page, and for more only when told', async () => {
    const asked: string[] = [];
    serve((path) => {
      asked.push(path);
      if (!path.includes('neighbourhood')) return card;
      return path.includes('after') ? lastPage : firstPage;
    });
    const lookup = new ArtistLookup();
    await lookup.ask(question);
    expect(asked).toEqual([
      '/artists/4102?ruleset=performers',
      '/artists/4102/neighbourhood?ruleset=performers',
    ]);
    expect(await lookup.more()).toBeNull();
    expect(lookup.view).toMatchObject({ kind: 'answered', next: null });
    expect(lookup.view.kind === 'answered' && lookup.view.releases).toHaveLength(16);
    await lookup.more();
    expect(asked).toHaveLength(3);
  });

  test('keeps what is shown when more does not come', async () => {
    serve((path) => {
      if (path.includes('after')) throw new TypeError('no network');
      return path.includes('neighbourhood') ? firstPage : card;
    });
    const lookup = new ArtistLookup();
    await lookup.ask(question);
    expect((await lookup.more())?.failure.kind).toBe('unreachable');
    expect(lookup.view.kind === 'answered' && lookup.view.releases).toHaveLength(12);
    expect(lookup.fetching).toBe(false);
  });

  test('says that it looks only when it takes long, and can be given up', async () => {
    vi.useFakeTimers();
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    );
    const lookup = new ArtistLookup();
    const asking = lookup.ask(question);
    expect(lookup.view.kind).toBe('idle');
    await vi.advanceTimersByTimeAsync(300);
    expect(lookup.view).toEqual({ kind: 'looking', slow: false });
    await vi.advanceTimersByTimeAsync(3_700);
    expect(lookup.view).toEqual({ kind: 'looking', slow: true });
    lookup.cancel();
    expect(await asking).toBeNull();
    expect(lookup.view.kind).toBe('idle');
  });
});

function serve(body: (path: string) => object): void {
  vi.stubGlobal('fetch', (path: string) => Promise.resolve().then(() => Response.json(body(path))));
}
