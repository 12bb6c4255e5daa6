import { drawColumns } from '../plot/columns';
import { amount, grouped } from '../route/words';
import { classOf, percent } from './figures';
import type { Finding } from './finding';
import type { Report } from './report';

export function busy(report: Report): Finding {
  const { artists: figures } = report.findings;
  const classes = figures.classes.filter(({ least }) => least > 0);
  const commonest = classes.reduce((most, each) => (each.count > most.count ? each : most));
  const title = `Half of the artists are on ${amount(figures.median, 'release')} or fewer, the busiest on ${grouped(figures.most)}`;
  const summary = `Columns for the number of releases an artist is on, in classes that double. The commonest class is ${classOf(commonest)}, with ${percent(commonest.count / figures.count)} of artists.`;
  return {
    slug: 'busy',
    title,
    summary,
    draw: (width) =>
      drawColumns(
        {
          title,
          summary,
          axis: 'Releases of an artist, and share of artists',
          columns: classes.map((each) => ({
            name: classOf(each),
            short: `${each.least}–`,
            value: each.count,
            label: percent(each.count / figures.count),
            accent: each === commonest,
          })),
        },
        width,
      ),
    means: [
      `The mean is ${figures.mean.toFixed(1)} releases, the median ${grouped(figures.median)}: a few very busy people pull the mean up. One artist in a hundred is on more than ${grouped(figures.of99)}.`,
      'The busy few keep distances short. They are also why the game can ask to go round them.',
    ],
    method: [
      `The releases of each of ${grouped(figures.count)} artists were counted, ${grouped(figures.credits)} pairs of artist and release in all. Nothing was drawn, so there is no interval.`,
    ],
    limits: [
      'Each pressing is a release of its own under these rules, so an album that was often reissued counts often.',
      'Who has no credit that counts is not in the graph and not in these figures.',
    ],
    sample: 'counted, none drawn',
    reports: [report],
    select: '.findings.artists.classes[]',
    table: {
      columns: [
        { key: 'least', name: 'Releases, from', show: grouped },
        { key: 'most', name: 'To', show: grouped },
        { key: 'artists', name: 'Artists', show: grouped },
      ],
      rows: classes.map(({ least, most, count }) => [least, most, count]),
    },
  };
}
