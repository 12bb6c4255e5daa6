import { drawCurves, type Curve } from '../plot/curves';
import { labelOf } from '../route/rulesets';
import { grouped } from '../route/words';
import { decimal, ends, overlap, percent, withInterval } from './figures';
import type { Finding } from './finding';
import { drawn, type Report, type Reports } from './report';

interface Compared {
  readonly slug: string;
  readonly narrow: Report;
  readonly wide: Report;
  /** Opens a sentence on what the wider rules add: "Compilations". */
  readonly added: string;
  /** Whether that is a plural. */
  readonly many: boolean;
  readonly means: string;
  readonly limits: readonly string[];
}

export function compilations({ performers, withCompilations }: Reports): Finding {
  return compare({
    slug: 'compilations',
    narrow: performers,
    wide: withCompilations,
    added: 'Compilations',
    many: true,
    means:
      'A compilation puts artists side by side who never met. The rules of the game leave compilations, samplers and mixes out; here they were let in and nothing else was changed.',
    limits: [
      'Compilations also join artists who were in no component before, so the two curves are not about quite the same artists.',
      'A release counts as a compilation when its format says so. Some that are, do not.',
    ],
  });
}

export function allCredits({ performers, everyone }: Reports): Finding {
  return compare({
    slug: 'all-credits',
    narrow: performers,
    wide: everyone,
    added: 'Counting every credit',
    many: false,
    means:
      'Performers are those who can be heard. All credits are writers, engineers, designers, managers and photographers as well, and compilations too. One writer or mastering engineer can join hundreds of records.',
    limits: [
      'Two things change at once: which credits count, and that compilations do. The page on compilations takes the second alone.',
      'More artists are in the graph when more credits count, so the two curves are not about the same artists.',
    ],
  });
}

function compare({ slug, narrow, wide, added, many, means, limits }: Compared): Finding {
  const far = drawn(narrow.findings.distances.mean, 'a mean distance');
  const near = drawn(wide.findings.distances.mean, 'a mean distance');
  const title = overlap(far, near)
    ? `${added} ${many ? 'make' : 'makes'} no sure difference to how far artists are apart`
    : `${added} ${many ? 'bring' : 'brings'} artists from ${far.estimate.toFixed(1)} to ${near.estimate.toFixed(1)} releases apart`;
  const plain = curveOf(narrow);
  const accent = curveOf(wide);
  const summary = `Share of pairs within so many releases, for ${plain.name} and for ${accent.name}. Within three releases are ${within(narrow)} and ${within(wide)}.`;
  return {
    slug,
    title,
    summary,
    draw: (width) =>
      drawCurves(
        { title, summary, axis: 'Releases on a shortest route, at most', plain, accent },
        width,
      ),
    means: [
      means,
      `The mean distance is ${withInterval(far, decimal)} under the rules “${labelOf(narrow.snapshot.ruleset)}” and ${withInterval(near, decimal)} under “${labelOf(wide.snapshot.ruleset)}”. Within three releases are ${within(narrow)} of pairs under the first and ${within(wide)} under the second.`,
    ],
    method: [
      `The same measurement was made twice, from ${grouped(narrow.findings.distances.sources)} drawn artists each: one snapshot was built under each ruleset from the same records. The bands are ${narrow.confidence * 100}% intervals of means over the drawn artists.`,
    ],
    limits,
    sample: `${grouped(narrow.findings.distances.sources)} of ${grouped(narrow.findings.distances.population)} and ${grouped(wide.findings.distances.sources)} of ${grouped(wide.findings.distances.population)} artists`,
    reports: [narrow, wide],
    select: '.snapshot.ruleset as $ruleset | .findings.distances.shares[] | {$ruleset} + .',
    table: {
      columns: [
        { key: 'ruleset', name: 'Rules' },
        { key: 'releases', name: 'Releases, at most' },
        { key: 'within', name: 'Share of pairs', show: percent },
        { key: 'within_low', name: 'From', show: percent },
        { key: 'within_high', name: 'To', show: percent },
      ],
      rows: [narrow, wide].flatMap(({ snapshot, findings }) =>
        findings.distances.shares.map((each) => [
          snapshot.ruleset,
          each.releases,
          each.within.estimate,
          each.within.low,
          each.within.high,
        ]),
      ),
    },
  };
}

/** Begins at nobody within no release, and goes on as the shares do. */
function curveOf({ snapshot, findings }: Report): Curve {
  return {
    name: labelOf(snapshot.ruleset),
    points: [
      { at: 0, low: 0, value: 0, high: 0 },
      ...findings.distances.shares.map((each) => ({ at: each.releases, ...ends(each.within) })),
    ],
  };
}

function within({ findings }: Report): string {
  const three = findings.distances.shares.findLast(({ releases }) => releases <= 3);
  return percent(three?.within.estimate ?? 0);
}
