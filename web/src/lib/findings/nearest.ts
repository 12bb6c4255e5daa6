import { drawRows } from '../plot/rows';
import { amount, counted, grouped } from '../route/words';
import { decimal, ends, overlap, withInterval } from './figures';
import type { Finding } from './finding';
import { nameOf, type Report } from './report';

const SHOWN = 20;

export function nearest(report: Report): Finding {
  const { closeness } = report.findings;
  const [first, ...others] = closeness.artists;
  if (first === undefined) throw new Error('findings report: expected artists under closeness');
  const rivals = others.filter(({ meanDistance }) => overlap(first.meanDistance, meanDistance));
  const name = nameOf(first);
  const title =
    rivals.length === 0
      ? `${name} is nearest to everyone`
      : `${name} comes out nearest to everyone, and ${amount(rivals.length, 'other')} may be as near`;
  const listed = closeness.artists.slice(0, SHOWN);
  const summary = `Mean distances of the ${listed.length} nearest artists with their intervals. ${name} has ${withInterval(first.meanDistance, decimal)} releases.`;
  return {
    slug: 'nearest',
    title,
    summary,
    draw: (width) =>
      drawRows(
        {
          title,
          summary,
          axis: 'Mean number of releases to everyone else',
          rows: listed.map((each) => ({
            name: nameOf(each),
            ...ends(each.meanDistance),
            label: decimal(each.meanDistance.estimate),
            accent: each === first,
          })),
        },
        width,
      ),
    means: [
      `From ${name} to an artist drawn at random it takes ${withInterval(first.meanDistance, decimal)} releases on average.`,
      rivals.length === 0
        ? 'No other interval reaches into the first one, so the order at the top is more than chance.'
        : `${counted(rivals.length, 'other artist')} of the ${closeness.artists.length} have intervals that reach into the first one. Another sample could put one of them on top. An order in the last digits is no order.`,
      'To be near to all one needs many releases with different people. It is not the same as being famous, and not the same as standing between others, which the page on bridges is about.',
    ],
    method: [
      `Looked at were the ${closeness.artists.length} artists with most releases in the largest component. For each the distances to the same ${grouped(closeness.sources)} artists, drawn without repeats from ${grouped(closeness.population)}, were averaged (Eppstein and Wang). Closeness, as the literature has it, is the inverse.`,
      `The lines are ${report.confidence * 100}% intervals of each artist alone.`,
    ],
    limits: [
      'Somebody with fewer releases could be nearer still. That is unlikely, and not ruled out.',
      'Because all were measured against the same drawn artists, their errors go up and down together. Differences are therefore surer than the overlap of two lines suggests.',
    ],
    sample: `${grouped(closeness.sources)} of ${grouped(closeness.population)} artists`,
    reports: [report],
    select: '.findings.closeness.artists[]',
    table: {
      columns: [
        { key: 'artist', name: 'Artist id' },
        { key: 'name', name: 'Name' },
        { key: 'releases', name: 'Releases', show: grouped },
        { key: 'mean_distance', name: 'Mean distance', show: decimal },
        { key: 'mean_distance_low', name: 'From', show: decimal },
        { key: 'mean_distance_high', name: 'To', show: decimal },
      ],
      rows: closeness.artists.map(({ artist, name: stated, releases, meanDistance }) => [
        artist,
        stated,
        releases,
        meanDistance.estimate,
        meanDistance.low,
        meanDistance.high,
      ]),
    },
  };
}
