import type { RoleFigures } from '../api/types';
import { drawTrends } from '../plot/trends';
import { amount, grouped, listed } from '../route/words';
import { percent } from './figures';
import type { Finding } from './finding';
import type { Report } from './report';

/** Of fewer credits a decade's shares say more about single records than about the decade. */
const ENOUGH = 500;

/** A change of less than a hundredth is called none. */
const NOTABLE = 0.01;

const NAMES: Readonly<Record<string, string>> = {
  voices: 'Voices',
  guitars: 'Guitars and basses',
  'drums-and-percussion': 'Drums and percussion',
  keys: 'Keyboards',
  orchestra: 'Strings, winds, ensembles',
  'synths-and-samplers': 'Synths and samplers',
  'other-instruments': 'Other instruments',
  writing: 'Writing and arranging',
  producing: 'Producing',
  remixing: 'Remixing, DJ mixes',
  sound: 'Recording and mastering',
  'sleeve-and-screen': 'Sleeve and screen',
  support: 'Business and crew',
};

interface Decade {
  readonly decade: number;
  readonly inFamilies: number;
  /** In the order of the families. */
  readonly byFamily: readonly number[];
}

interface Change {
  readonly family: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Takes the report in which all credits count. */
export function roles(report: Report): Finding {
  const figures = countedRoles(report);
  const decades = decadesOf(figures);
  const shown = decades.filter(({ inFamilies }) => inFamilies >= ENOUGH);
  const first = shown.at(0);
  const last = shown.at(-1);
  if (first === undefined || last === undefined) {
    throw new Error(
      `findings report: expected a decade with ${ENOUGH} credits that have a role, found none`,
    );
  }
  const changes = figures.families.map(({ name }, family) => ({
    family,
    name: nameOf(name),
    from: shareIn(first, family),
    to: shareIn(last, family),
  }));
  const [most, ...others] = [...changes].sort((one, other) => size(other) - size(one));
  const title = titleOf(most, first, last);
  const rows = [...changes].sort((one, other) => other.to - one.to || one.family - other.family);
  const summary = `A small curve for each of ${amount(rows.length, 'family')} of roles, over the decades from the ${first.decade}s to the ${last.decade}s, as a share of the credits that have a role. Last comes first: ${listed(rows.slice(0, 3).map(({ name, to }) => `${lower(name)} ${percent(to)}`))}.`;
  const { all, undated } = figures;
  return {
    slug: 'roles',
    title,
    summary,
    draw: (width) =>
      drawTrends(
        {
          title,
          summary,
          axis: 'Share of credits with a role; the last at the end',
          ticks: shown.map(({ decade }) => ({
            at: decade,
            name: `${decade}s`,
            short: `’${String(decade).slice(2)}`,
          })),
          trends: rows.map(({ family, name, to }) => ({
            name,
            moments: shown.map((each) => ({ at: each.decade, value: shareIn(each, family) })),
            label: percent(to),
            accent: family === most?.family,
          })),
        },
        width,
      ),
    means: [
      `A credit says what somebody did on a release. Of ${grouped(all.credits)} credits ${grouped(all.inFamilies)} name a role that falls into one of these families; the shares are of those, decade by decade.`,
      `Next to the change in the title come ${listed(others.slice(0, 2).map(({ name, from, to }) => `${lower(name)} (${percent(from)} to ${percent(to)})`))}. What grows may have been done more often, or may only have been written on sleeves more often: credits tell what was credited.`,
    ],
    method: [
      `A credit is a pair of artist and release. It counts once for each family of which it has a role anywhere on the release, so that a drummer on twelve tracks counts once, and somebody who sings and plays counts for both; the shares of a decade therefore come to more than 100%.`,
      `Roles are free text, read into ${figures.families.reduce((sum, family) => sum + family.roles.length, 0)} categories, which are put into families: ${figures.families.map(({ name, roles: of }) => `${lower(nameOf(name))} (${of.join(', ')})`).join('; ')}. Everything was counted, nothing drawn, so there is no interval. Decades are sums of years; the report has each year.`,
    ],
    limits: [
      `Not counted in any family: ${amount(all.withoutRole, 'credit')} that ${all.withoutRole === 1 ? 'names' : 'name'} an artist as main artist or guest and not what was done, which is how most performers of their own records stand there, and ${grouped(all.unread)} with a role that nobody understood, or none.`,
      `Names that nobody has linked to an artist, and entries that stand for nobody, such as “Various”, are not in the graph.`,
      `${amount(undated.releases, 'release')} of no known year ${undated.releases === 1 ? 'is' : 'are'} in no decade, with ${amount(undated.inFamilies, 'credit')} that ${undated.inFamilies === 1 ? 'has' : 'have'} a role. The year is that of the release, so a reissue carries old work into later decades.`,
      `Decades with fewer than ${grouped(ENOUGH)} such credits are in the table and not in the plot.`,
    ],
    sample: 'counted, none drawn',
    reports: [report],
    select:
      '.findings.roles as $r | $r.years | group_by(.year / 10 | floor)[] | . as $years | range($r.families | length) as $i | {decade: ($years[0].year / 10 | floor * 10), family: $r.families[$i].name, credits: ([$years[].counts.byFamily[$i]] | add), with_role: ([$years[].counts.inFamilies] | add)} | .share = (if .with_role == 0 then 0 else .credits / .with_role end)',
    table: {
      columns: [
        { key: 'decade', name: 'Decade', show: (value) => `${value}s` },
        { key: 'family', name: 'Roles' },
        { key: 'credits', name: 'Credits', show: grouped },
        { key: 'with_role', name: 'Of all with a role', show: grouped },
        { key: 'share', name: 'Share', show: percent },
      ],
      rows: decades.flatMap((each) =>
        figures.families.map(({ name }, family) => [
          each.decade,
          name,
          each.byFamily[family] ?? 0,
          each.inFamilies,
          shareIn(each, family),
        ]),
      ),
    },
  };
}

function countedRoles({ findings, snapshot }: Report): RoleFigures {
  if (findings.roles === null) {
    throw new Error(
      `findings report of ${snapshot.ruleset}: expected roles, found null; make it again with mcg findings`,
    );
  }
  return findings.roles;
}

function decadesOf({ years }: RoleFigures): Decade[] {
  const found = new Map<number, Decade>();
  for (const { year, counts } of years) {
    const decade = Math.floor(year / 10) * 10;
    const known = found.get(decade);
    found.set(decade, {
      decade,
      inFamilies: (known?.inFamilies ?? 0) + counts.inFamilies,
      byFamily: counts.byFamily.map((some, family) => (known?.byFamily[family] ?? 0) + some),
    });
  }
  return [...found.values()];
}

function titleOf(most: Change | undefined, first: Decade, last: Decade): string {
  if (most === undefined || size(most) < NOTABLE) {
    return first === last
      ? `Only the ${first.decade}s have enough credits to tell what people are credited for`
      : `What people are credited for is much the same in the ${first.decade}s and the ${last.decade}s`;
  }
  return `${most.name} went from ${percent(most.from)} of credits in the ${first.decade}s to ${percent(most.to)} in the ${last.decade}s`;
}

function shareIn({ byFamily, inFamilies }: Decade, family: number): number {
  return inFamilies === 0 ? 0 : (byFamily[family] ?? 0) / inFamilies;
}

function size({ from, to }: Change): number {
  return Math.abs(to - from);
}

/** A family that a later version of the program has added goes by its word. */
function nameOf(family: string): string {
  return NAMES[family] ?? family;
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
