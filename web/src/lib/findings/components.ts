import { drawStems } from '../plot/stems';
import { amount, grouped } from '../route/words';
import { classOf, percent } from './figures';
import type { Finding } from './finding';
import type { Report } from './report';

export function components(report: Report): Finding {
  const { components: figures, artists } = report.findings;
  const share = figures.largestArtists / artists.count;
  const classes = figures.classes.filter(({ count }) => count > 0);
  const title =
    figures.count === 1
      ? 'Every artist can be reached from every other'
      : `${percent(share)} of artists are in one piece, and the rest in small ones`;
  const summary = `Number of components by how many artists they have. There are ${grouped(figures.count)}, and the largest has ${grouped(figures.largestArtists)} of ${grouped(artists.count)} artists.`;
  return {
    slug: 'components',
    title,
    summary,
    draw: (width) =>
      drawStems(
        {
          title,
          summary,
          axis: 'Artists in a component; how many such components',
          stems: classes.map((each) => ({
            name:
              each.count === 1 && each === classes.at(-1)
                ? grouped(figures.largestArtists)
                : classOf(each),
            value: each.count,
            label: grouped(each.count),
            accent: each === classes.at(-1),
          })),
        },
        width,
      ),
    means: [
      `A component is a set of artists who can all be reached from each other. The largest holds ${grouped(figures.largestArtists)} artists and ${grouped(figures.largestReleases)} releases. Of all pairs of artists ${percent(figures.connectedShare)} are joined by some route.`,
      `${amount(figures.isolated, 'artist')} ${figures.isolated === 1 ? 'shares' : 'share'} no release with anybody under these rules: solo records, or credits of a kind that does not count here.`,
    ],
    method: [
      'Every component was counted; nothing was drawn, so there is no interval. Sizes are put into classes that double.',
    ],
    limits: [
      'Entries that stand for nobody in particular, such as “Various”, join nothing. With them nearly all would be one piece.',
      'A name on a sleeve that nobody has linked to an artist joins nothing either, so real components are larger.',
    ],
    sample: 'counted, none drawn',
    reports: [report],
    select: '.findings.components.classes[]',
    table: {
      columns: [
        { key: 'least', name: 'Artists, from', show: grouped },
        { key: 'most', name: 'To', show: grouped },
        { key: 'components', name: 'Components', show: grouped },
      ],
      rows: figures.classes
        .filter(({ least }) => least > 0)
        .map(({ least, most, count }) => [least, most, count]),
    },
  };
}
