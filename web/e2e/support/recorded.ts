import type {
  Artist,
  ArtistMatch,
  BudgetExhausted,
  Challenge,
  Credit,
  CreditedHop,
  Found,
  MembershipHop,
  NotConnected,
  Release,
  SnapshotList,
  SnapshotRef,
} from '../../src/lib/api/types';

/** Bodies in the shape of the gateway's answers. Everybody and everything in them is invented. */

export const snapshot: SnapshotRef = {
  month: '2026-11',
  ruleset: 'performers',
  fingerprint: '9f41c07be2d85a1604c9a6de53b7f210',
};

export const snapshots: SnapshotList = {
  snapshots: [
    { ...snapshot, artists: 812_004, releases: 1_904_221, credits: 9_402_118 },
    {
      ...snapshot,
      ruleset: 'everyone',
      artists: 1_304_870,
      releases: 2_200_414,
      credits: 21_881_034,
    },
  ],
};

export const lindqvist = artist(4101, 'Dag Lindqvist', 31);
export const moss = artist(4102, 'Edda Moss', 58);
export const achterberg = artist(4103, 'Ruben Achterberg', 112);
export const hara = artist(4104, 'Yuki Hara', 24);

const harbourSongs = release({
  id: 1041188,
  title: 'Harbour Songs',
  headline: 'Edda Moss',
  year: 1969,
  country: 'Sweden',
  formats: ['Vinyl, LP, Album'],
  people: 7,
  trackCount: 11,
});

const lantern = release({
  id: 1042337,
  title: 'Lantern, Lantern',
  headline: 'Pale Meridian',
  year: 1983,
  country: 'Netherlands',
  formats: ['Vinyl, 7", Single'],
  people: 5,
  trackCount: 2,
});

const slowWeather = release({
  id: 1187002,
  title: 'Slow Weather',
  headline: 'Yuki Hara',
  year: 2011,
  country: null,
  formats: ['File, FLAC, Album'],
  people: 9,
  trackCount: 8,
});

/** A route of releases alone. */
export type OverReleases = Omit<Found, 'hops'> & { readonly hops: readonly CreditedHop[] };

export const found: OverReleases = {
  outcome: 'found',
  snapshot,
  from: lindqvist,
  to: hara,
  length: 3,
  hops: [
    {
      kind: 'credited',
      from: lindqvist,
      release: harbourSongs,
      to: moss,
      fromCredits: [credit({ role: 'Pedal Steel Guitar', trackText: 'A2, B1 to B3' })],
      toCredits: [credit({ scope: 'main' }), credit({ role: 'Harmonium [Pump Organ]' })],
    },
    {
      kind: 'credited',
      from: moss,
      release: lantern,
      to: achterberg,
      fromCredits: [
        credit({
          role: 'Vocals [Second Voice]',
          anv: 'E. Moss',
          tracks: [
            { position: 'A', title: 'Lantern, Lantern' },
            { position: 'B', title: 'The Ferryman' },
          ],
        }),
      ],
      toCredits: [
        credit({
          role: 'Drums, Percussion',
          tracks: [{ position: 'A', title: 'Lantern, Lantern' }],
        }),
      ],
    },
    {
      kind: 'credited',
      from: achterberg,
      release: slowWeather,
      to: hara,
      fromCredits: [
        credit({
          scope: 'track-extra',
          role: 'Drums',
          tracks: [{ position: '4', title: 'Low Cloud' }],
        }),
      ],
      toCredits: [credit({ scope: 'main' }), credit({ role: 'Piano' })],
    },
  ],
  cost: null,
  shortestRoutes: null,
  edgesScanned: 48_210,
  tookMicros: 38_400,
};

export const membership: MembershipHop = {
  kind: 'membership',
  from: achterberg,
  to: artist(4120, 'Pale Meridian', 9),
  group: 4120,
};

export const notConnected: NotConnected = {
  outcome: 'not-connected',
  snapshot,
  from: lindqvist,
  to: hara,
  fromReach: 812_004,
  toReach: 1,
  joinedUnder: [{ ...snapshot, ruleset: 'everyone' }],
};

export const budgetExhausted: BudgetExhausted = {
  outcome: 'budget-exhausted',
  snapshot,
  limit: 'edges',
  edgesScanned: 2_000_000,
};

export const matches: ArtistMatch[] = [
  { ...lindqvist, matchedBy: 'name', matchedOn: null },
  { ...artist(4111, 'Dagmar Lind', 12), matchedBy: 'name', matchedOn: null },
  { ...artist(4112, 'Dag Lindqvist (2)', 3), matchedBy: 'variation', matchedOn: 'D. Lindqvist' },
  { ...hara, matchedBy: 'name', matchedOn: null },
];

/** What `GET /challenges/random` draws for any seed. */
export const drawn: Challenge = {
  id: 'performers.4101.4104',
  day: null,
  number: null,
  snapshot,
  from: lindqvist,
  to: hara,
  par: 3,
  routes: '4',
  difficulty: 41,
  band: 'fair',
};

/** A route of `hops` releases, for chains of any length. */
export function routeOf(hops: number): OverReleases {
  const people = Array.from({ length: hops + 1 }, (_, index) =>
    artist(9000 + index, `${NAMES[index % NAMES.length]} ${String.fromCharCode(65 + index)}.`, 10),
  );
  const steps = people.slice(0, -1).map((from, index): CreditedHop => {
    const to = people[index + 1] ?? from;
    return {
      kind: 'credited',
      from,
      to,
      release: release({
        id: 7000 + index,
        title: TITLES[index % TITLES.length] ?? '',
        headline: from.name,
        year: 1958 + index * 7,
        country: 'UK',
        formats: [FORMATS[index % FORMATS.length] ?? ''],
        people: 6 + index * 9,
        trackCount: 10,
      }),
      fromCredits: [credit({ role: 'Guitar' })],
      toCredits: [credit({ role: 'Bass' })],
    };
  });
  const [from] = people;
  const to = people.at(-1);
  if (from === undefined || to === undefined) throw new Error('a route needs two artists');
  return { ...found, from, to, length: hops, hops: steps };
}

export function problem(slug: string, status: number, title: string, detail: string, extras = {}) {
  return { type: `/problems/${slug}`, title, status, detail, instance: 'req-7f3a91', ...extras };
}

const NAMES = ['Ada Vale', 'Tomas Reyl', 'Ines Quill', 'Oda Brandt', 'Salter'];
const TITLES = [
  'Northern Rooms',
  'Salt and Signal',
  'Everything We Left at the Station',
  'Unforgettablenesses',
  'Mirror',
  'The Salter Tapes',
];
const FORMATS = ['Vinyl, LP', 'CD, Album', 'Vinyl, 7", Single', 'CD, Compilation', 'Cassette'];

function artist(id: number, name: string, releases: number): Artist {
  return { id, name, releases };
}

function release(facts: Omit<Release, 'masterId' | 'url'>): Release {
  return { ...facts, masterId: null, url: `https://www.discogs.com/release/${facts.id}` };
}

export function credit(facts: Partial<Credit>): Credit {
  return { scope: 'extra', role: null, anv: null, trackText: null, tracks: [], ...facts };
}
