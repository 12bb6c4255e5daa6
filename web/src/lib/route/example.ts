import type { Artist, Credit, Hop, Release } from '../api/types';

/** The route that the static pages explain. Nobody and nothing in it exists. */
export const exampleRoute: { readonly from: Artist; readonly hops: readonly Hop[] } = (() => {
  const lindqvist = artist(1, 'Dag Lindqvist', 31);
  const moss = artist(2, 'Edda Moss', 58);
  const achterberg = artist(3, 'Ruben Achterberg', 112);
  const hara = artist(4, 'Yuki Hara', 24);
  const from = lindqvist;
  const hops: Hop[] = [
    {
      kind: 'credited',
      from: lindqvist,
      release: release('Harbour Songs', 'Edda Moss', 1969, 'Vinyl, LP, Album', 7, 11),
      to: moss,
      fromCredits: [credit('extra', 'Pedal Steel Guitar')],
      toCredits: [credit('main', null)],
    },
    {
      kind: 'credited',
      from: moss,
      release: release('Lantern, Lantern', 'Pale Meridian', 1983, 'Vinyl, 7", Single', 5, 2),
      to: achterberg,
      fromCredits: [credit('extra', 'Vocals [Second Voice]')],
      toCredits: [credit('extra', 'Drums, Percussion')],
    },
    {
      kind: 'credited',
      from: achterberg,
      release: release('Slow Weather', 'Yuki Hara', 2011, 'CD, Album', 9, 8),
      to: hara,
      fromCredits: [credit('track-extra', 'Drums')],
      toCredits: [credit('main', null), credit('extra', 'Piano')],
    },
  ];
  return { from, hops };
})();

function artist(id: number, name: string, releases: number): Artist {
  return { id, name, releases };
}

function release(
  title: string,
  headline: string,
  year: number,
  format: string,
  people: number,
  trackCount: number,
): Release {
  return {
    id: year,
    title,
    headline,
    year,
    country: null,
    formats: [format],
    masterId: null,
    people,
    trackCount,
    url: '',
  };
}

function credit(scope: Credit['scope'], role: string | null): Credit {
  return { scope, role, anv: null, trackText: null, tracks: [] };
}
