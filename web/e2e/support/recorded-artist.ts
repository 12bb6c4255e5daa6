import type { ArtistCard, NearRelease, Neighbourhood } from '../../src/lib/api/types';
import { achterberg, found, hara, lindqvist, moss, snapshot } from './recorded';

/** An artist's page in the shape of the gateway's answers. Everybody in it is invented. */

const decades = [
  { decade: 1960, releases: 9 },
  { decade: 1980, releases: 6 },
  { decade: null, releases: 1 },
];
const read = { releases: 16, complete: true };

export const card: ArtistCard = {
  snapshot,
  artist: { ...moss, releases: 16 },
  url: 'https://www.discogs.com/artist/4102',
  variations: ['E. Moss', 'Edda M.', 'Moss'],
  variationCount: 3,
  aliases: ['Ferrywoman'],
  aliasCount: 1,
  members: [],
  groups: [],
  reach: 812_004,
  years: { first: 1963, last: 1988 },
  decades,
  roles: [
    { role: 'main', releases: 9 },
    { role: 'vocals', releases: 5 },
    { role: 'other-instrument', releases: 2 },
  ],
  read,
};

const [first] = found.hops;
const COMPANY = [lindqvist, achterberg, hara, { id: 4130, name: 'محمود الحداد', releases: 4 }];

export const near = (index: number, year: number | null): NearRelease => {
  if (first === undefined) throw new Error('the recorded route has no release');
  const people = COMPANY.slice(0, index % 5);
  return {
    release: {
      ...first.release,
      id: 5000 + index,
      title: index % 4 === 3 ? 'The Ferryman and Other Songs from the Harbour' : `Harbour ${index}`,
      year,
      people: people.length + 1 + (index % 3 === 2 ? 7 : 0),
      url: `https://www.discogs.com/release/${5000 + index}`,
    },
    roles: index % 2 === 0 ? ['main'] : ['vocals', 'other-instrument'],
    people: people.map((artist) => ({ artist, roles: ['guitar'], shared: 3 })),
  };
};

const collaborators = [{ artist: lindqvist, shared: 3 }];

/** Twelve releases, and an address where the others are. */
export const firstPage: Neighbourhood = {
  snapshot,
  artist: card.artist,
  decades,
  collaborators,
  releases: Array.from({ length: 12 }, (_, index) => near(index, 1963 + index)),
  read,
  next: '/artists/4102/neighbourhood?ruleset=performers&after=1974.5011',
};

export const lastPage: Neighbourhood = {
  ...firstPage,
  releases: [12, 13, 14].map((index) => near(index, 1980 + index)).concat(near(15, null)),
  next: null,
};

export const sixties: Neighbourhood = {
  ...firstPage,
  releases: firstPage.releases.filter(({ release }) => (release.year ?? 0) < 1970),
  next: null,
};

export const ARTIST = '/artist/?id=4102';
