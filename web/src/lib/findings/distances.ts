import { drawColumns } from '../plot/columns';
import { amount, grouped } from '../route/words';
import { decimal, ends, percent, withInterval } from './figures';
import type { Finding } from './finding';
import { drawn, type Report } from './report';

export function distances(report: Report): Finding {
  const { distances: figures } = report.findings;
  const mean = drawn(figures.mean, 'a mean distance');
  const diameter = drawn(figures.effectiveDiameter, 'an effective diameter');
  const commonest = figures.shares.reduce((most, each) =>
    each.share.estimate > most.share.estimate ? each : most,
  );
  const title = `Two artists are ${mean.estimate.toFixed(1)} releases apart on average`;
  const summary = `Columns for the distances 1 to ${figures.shares.length}. The commonest is ${amount(commonest.releases, 'release')}, for ${percent(commonest.share.estimate)} of pairs.`;
  return {
    slug: 'distances',
    title,
    summary,
    draw: (width) =>
      drawColumns(
        {
          title,
          summary,
          axis: 'Releases on a shortest route, and share of pairs',
          columns: figures.shares.map((each) => ({
            name: String(each.releases),
            ...ends(each.share),
            label: percent(each.share.estimate),
            accent: each === commonest,
          })),
        },
        width,
      ),
    means: [
      `Pick two artists who are joined at all, and count the releases on a shortest route between them. The mean is ${withInterval(mean, decimal)}. Nine pairs of ten are within ${withInterval(diameter, decimal)} releases, which is called the effective diameter; the farthest pair that was seen is ${amount(figures.farthest, 'release')} apart.`,
      'A distance of one means that both are credited on the same release. Distances pile up at one or two numbers because each further release multiplies the people who can be reached, until hardly anybody is left.',
    ],
    method: [
      `From ${grouped(figures.sources)} artists, drawn without repeats from the ${grouped(figures.population)} of the largest component, all distances were measured by breadth-first search. The shares are means over these artists.`,
      'The intervals are of means over the drawn artists, not over pairs: distances from one artist go together, and intervals over pairs would be several times too narrow. They are corrected for a finite population. The interval of the effective diameter inverts that of the curve (Woodruff).',
    ],
    limits: [
      'Pairs that no route joins have no distance and are left out; the page on components says how many they are.',
      'Between whole distances the effective diameter is a point on a straight line, not a distance that any pair has.',
    ],
    sample: `${grouped(figures.sources)} of ${grouped(figures.population)} artists`,
    reports: [report],
    select: '.findings.distances.shares[]',
    table: {
      columns: [
        { key: 'releases', name: 'Releases apart' },
        { key: 'share', name: 'Share of pairs', show: percent },
        { key: 'share_low', name: 'From', show: percent },
        { key: 'share_high', name: 'To', show: percent },
        { key: 'within', name: 'This or nearer', show: percent },
        { key: 'within_low', name: 'From', show: percent },
        { key: 'within_high', name: 'To', show: percent },
      ],
      rows: figures.shares.map(({ releases, share, within }) => [
        releases,
        share.estimate,
        share.low,
        share.high,
        within.estimate,
        within.low,
        within.high,
      ]),
    },
  };
}
