import { drawGrid, type Cell } from '../plot/grid';
import { amount, counted, grouped } from '../route/words';
import { percent } from './figures';
import type { Finding } from './finding';
import { nameOf, type Report } from './report';

const SHOWN = 16;

interface Bridge {
  readonly name: string;
  readonly decades: readonly number[];
  readonly routes: number;
}

export function bridges(report: Report): Finding {
  const { connectors } = report.findings;
  const all = bridgesIn(report);
  const over = all.filter(({ decades }) => decades.length > 1);
  const listed = (over.length === 0 ? all : over).slice(0, SHOWN);
  const title =
    over.length === 0
      ? 'Nobody is among the main connectors of two decades'
      : `${counted(over.length, 'artist')} ${over.length === 1 ? 'is' : 'are'} among the main connectors of more than one decade`;
  const longest = over.reduce<Bridge | null>(
    (most, each) => (most === null || each.decades.length > most.decades.length ? each : most),
    null,
  );
  const summary = `A row for each of ${amount(listed.length, 'artist')}, a dot for each decade in which the artist is among the first ten; the larger, the more routes.${longest === null ? '' : ` ${longest.name} has ${amount(longest.decades.length, 'decade')}.`}`;
  const decades = connectors.decades.map(({ decade }) => String(decade));
  return {
    slug: 'bridges',
    title,
    summary,
    draw: (width) =>
      drawGrid(
        {
          title,
          summary,
          axis: 'Area: routes through the artist by releases of the decade',
          rows: listed.map(({ name }) => name),
          columns: decades,
          cells: cellsOf(report, new Set(listed.map(({ name }) => name))),
        },
        width,
      ),
    means: [
      'A connector is an artist whom shortest routes between others pass through. A route counts for a decade when it comes to the artist, or leaves, by a release of those years. Who has dots in several decades is a bridge between them.',
      longest === null
        ? 'In these figures each decade has its own connectors.'
        : `${longest.name} is among the first ten of ${amount(longest.decades.length, 'decade')}, from the ${longest.decades.at(0)}s to the ${longest.decades.at(-1)}s. Careers are long, and reissues carry old work into later years.`,
    ],
    method: [
      `${grouped(connectors.pairs)} ordered pairs of artists were drawn from all, ${grouped(connectors.connected)} of them joined. For each one route was drawn uniformly from all its shortest ones (Riondato and Kornaropoulos), and the artists between its ends were counted. The intervals are Wilson’s, of each artist alone.`,
    ],
    limits: [
      'Each decade lists its first ten, so an artist just below has no dot there.',
      'The decade does not restrict which route is shortest: a route may come to the artist by a release of one decade and leave by one of another, and then counts for both.',
      'A share of routes is not a share of music. Large ensembles and long track lists make connectors.',
    ],
    sample: `${amount(connectors.pairs, 'drawn route')}`,
    reports: [report],
    select: '.findings.connectors.decades[] | .decade as $decade | .artists[] | {$decade} + .',
    table: {
      columns: [
        { key: 'decade', name: 'Decade', show: (value) => `${value}s` },
        { key: 'artist', name: 'Artist id' },
        { key: 'name', name: 'Name' },
        { key: 'routes', name: 'Routes', show: grouped },
        { key: 'share', name: 'Share of pairs', show: percent },
        { key: 'share_low', name: 'From', show: percent },
        { key: 'share_high', name: 'To', show: percent },
      ],
      rows: connectors.decades.flatMap(({ decade, artists }) =>
        artists.map(({ artist, name, routes, share }) => [
          decade,
          artist,
          name,
          routes,
          share.estimate,
          share.low,
          share.high,
        ]),
      ),
    },
  };
}

/** Everybody who is listed in a decade: who is in most first, then by the first decade. */
function bridgesIn(report: Report): Bridge[] {
  const found = new Map<number, { name: string; decades: number[]; routes: number }>();
  for (const { decade, artists } of report.findings.connectors.decades) {
    for (const each of artists) {
      const known = found.get(each.artist);
      if (known === undefined) {
        found.set(each.artist, { name: nameOf(each), decades: [decade], routes: each.routes });
      } else {
        known.decades.push(decade);
        known.routes += each.routes;
      }
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      other.decades.length - one.decades.length ||
      (one.decades.at(0) ?? 0) - (other.decades.at(0) ?? 0) ||
      other.routes - one.routes,
  );
}

function cellsOf(report: Report, rows: ReadonlySet<string>): Cell[] {
  return report.findings.connectors.decades.flatMap(({ decade, artists }) =>
    artists
      .map((each) => ({ row: nameOf(each), column: String(decade), value: each.routes }))
      .filter(({ row }) => rows.has(row)),
  );
}
