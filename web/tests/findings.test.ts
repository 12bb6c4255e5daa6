import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { csv, filesOf, jsonl, query } from '../src/lib/findings/files';
import type { Finding } from '../src/lib/findings/finding';
import { findings, findingsOf } from '../src/lib/findings/findings';
import { percent } from '../src/lib/findings/figures';
import { published, sayOrigin, sourceOf, type Report } from '../src/lib/findings/report';
import { INKS } from '../src/lib/plot/svg';
import { grouped } from '../src/lib/route/words';

/** Of words in 13 px, on average. */
const LETTER = 6;

const { performers, everyone, withCompilations } = published;

describe.each(findings)('the finding $slug', (finding) => {
  const { table } = finding;

  test('is one sentence, with a summary, a method and its limits', () => {
    expect(finding.title).toMatch(/^[^.]+(\.\d[^.]*)*$/);
    expect(finding.summary).toMatch(/\.$/);
    expect(finding.means.length * finding.method.length * finding.limits.length).toBeGreaterThan(0);
  });

  test('has a row of the table for each line of its files', () => {
    expect(csv(finding).trimEnd().split('\n')).toHaveLength(table.rows.length + 1);
    const lines = jsonl(finding).trimEnd().split('\n');
    expect(lines).toHaveLength(table.rows.length);
    for (const [index, line] of lines.entries()) {
      expect(Object.values(JSON.parse(line) as object)).toEqual(table.rows[index]);
    }
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  test.each([350, 720])(
    'is drawn %d wide, in colours of the theme and with nothing inline',
    (width) => {
      const drawn = finding.draw(width);
      expect(drawn).toBe(finding.draw(width));
      expect(drawn).toContain(`viewBox="0 0 ${width} `);
      expect(drawn).not.toMatch(/style=|NaN|undefined|Infinity/);
      const colours = [...drawn.matchAll(/(?:fill|stroke)="(#[0-9a-f]+)"/g)].map(
        ([, each]) => each,
      );
      expect(Object.values(INKS)).toEqual(expect.arrayContaining([...new Set(colours)]));
    },
  );

  test('is drawn in parts that the page has a colour for in either theme', () => {
    const page = readFileSync('src/components/Plot.astro', 'utf8');
    for (const [, part] of finding.draw(350).matchAll(/class="([fs]-[a-z0-9-]+)"/g)) {
      expect(page).toContain(`.plot :global(.${part}) {`);
    }
  });

  test.each([350, 720])('has all its words within a drawing %d wide', (width) => {
    for (const [, attributes = '', said = ''] of finding
      .draw(width)
      .matchAll(/<text([^>]*)>([^<]*)</g)) {
      const at = Number(/ x="([-\d.]+)"/.exec(attributes)?.[1]);
      const before = { start: 0, middle: 0.5, end: 1 }[
        /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start'
      ] as number;
      const wide = said.length * LETTER;
      expect(at - before * wide, said).toBeGreaterThan(-LETTER);
      expect(at + (1 - before) * wide, said).toBeLessThan(width + LETTER);
    }
  });

  test('names the command that gives its figures again', () => {
    for (const { spec, snapshot } of finding.reports) {
      expect(query(finding)).toContain(
        `./mcg findings --ruleset ${snapshot.ruleset} --sources ${spec.sources} --routes ${spec.routes} --seed ${spec.seed} `,
      );
    }
  });

  test('comes in four forms', () => {
    expect(filesOf(finding).map(({ name }) => name)).toEqual([
      'data.csv',
      'data.jsonl',
      'plot.svg',
      'query.txt',
    ]);
  });
});

test('drawn colours are the light ones of the theme', () => {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  for (const [ink, colour] of Object.entries(INKS)) {
    expect(css).toContain(`--${ink}: light-dark(${colour}, `);
  }
});

test('roles of a decade are the sums of its years, of all in which somebody has a role', () => {
  const figures = everyone.findings.roles;
  const finding = findings.find(({ slug }) => slug === 'roles');
  if (!figures || !finding) throw new Error('no roles in the published report');
  for (const row of finding.table.rows) {
    const [decade, family, credits, withRole, share] = row as [
      number,
      string,
      number,
      number,
      number,
    ];
    const place = figures.families.findIndex(({ name }) => name === family);
    const years = figures.years.filter(({ year }) => year >= decade && year < decade + 10);
    expect(credits).toBe(years.reduce((sum, { counts }) => sum + (counts.byFamily[place] ?? 0), 0));
    expect(withRole).toBe(years.reduce((sum, { counts }) => sum + counts.inFamilies, 0));
    expect(share).toBeCloseTo(withRole === 0 ? 0 : credits / withRole, 12);
  }
  const { all } = figures;
  expect(all.inFamilies + all.withoutRole + all.unread).toBe(all.credits);
  for (const told of [all.withoutRole, all.unread]) {
    expect(finding.limits.join(' ')).toContain(grouped(told));
  }
});

describe('a title says no more than the figures', () => {
  test('when nobody else comes near', () => {
    const [first, ...others] = performers.findings.closeness.artists;
    if (first === undefined) throw new Error('no artists in the published report');
    const far = others.map((each) => ({
      ...each,
      meanDistance: { low: 8, estimate: 9, high: 10 },
    }));
    const alone = changed({
      closeness: { ...performers.findings.closeness, artists: [first, ...far] },
    });
    expect(titleOf('nearest', alone)).toBe(`${first.name} is nearest to everyone`);
  });

  test('when a snapshot told no names', () => {
    const artists = performers.findings.closeness.artists.map((each) => ({ ...each, name: null }));
    const nameless = changed({ closeness: { ...performers.findings.closeness, artists } });
    expect(titleOf('nearest', nameless)).toMatch(/^Artist \d+ comes out nearest/);
  });

  test('when every decade has its own connectors', () => {
    const { connectors } = performers.findings;
    const decades = connectors.decades.map(({ decade, artists }) => ({
      decade,
      artists: artists.map((each) => ({ ...each, artist: each.artist + 100_000 * decade })),
    }));
    const apart = changed({ connectors: { ...connectors, decades } });
    expect(titleOf('bridges', apart)).toBe('Nobody is among the main connectors of two decades');
  });

  test('when all is one piece', () => {
    const whole = { ...performers, findings: { ...everyone.findings } };
    expect(titleOf('components', whole)).toBe('Every artist can be reached from every other');
  });

  test('when two reports differ by less than their error', () => {
    const same = findingsOf({ performers, everyone, withCompilations: performers });
    expect(same.find(({ slug }) => slug === 'compilations')?.title).toBe(
      'Compilations make no sure difference to how far artists are apart',
    );
  });

  test('when roles are much the same in every decade, or told of one only', () => {
    const figures = everyone.findings.roles;
    const [year] = figures?.years ?? [];
    if (!figures || year === undefined) throw new Error('no roles in the published report');
    const counts = { ...year.counts, inFamilies: 1000, byFamily: figures.families.map(() => 500) };
    const same = { ...figures, years: [1950, 1960].map((of) => ({ year: of, counts })) };
    expect(rolesOf(same)?.title).toBe(
      'What people are credited for is much the same in the 1950s and the 1960s',
    );
    expect(rolesOf({ ...same, years: [{ year: 1950, counts }] })?.title).toBe(
      'Only the 1950s have enough credits to tell what people are credited for',
    );
    expect(() => rolesOf(null)).toThrow('everyone: expected roles, found null');
    expect(() => rolesOf({ ...same, years: [] })).toThrow('expected a decade with 500 credits');
  });

  test('and no page is made of a report without a drawn pair', () => {
    const empty = changed({ distances: { ...performers.findings.distances, mean: null } });
    expect(() => titleOf('distances', empty)).toThrow('expected a mean distance, found null');
  });
});

test('a small share is not shown as none', () => {
  expect([0, 0.00001, 0.0005, 0.5205].map(percent)).toEqual(['0.0%', '<0.01%', '0.05%', '52.0%']);
});

test('what the figures are about is said, and must be stated', () => {
  expect(sayOrigin(sourceOf({ kind: 'generated', releases: 9, seed: 1 }), performers)).toContain(
    'generated world',
  );
  expect(sayOrigin(sourceOf({ kind: 'discogs' }), performers)).toBe(
    'The figures are of the Discogs records of November 2026.',
  );
  expect(() => sourceOf({ kind: 'guessed' })).toThrow('source.json');
});

function changed(part: Partial<Report['findings']>): Report {
  return { ...performers, findings: { ...performers.findings, ...part } };
}

function rolesOf(roles: Report['findings']['roles']): Finding | undefined {
  const report = { ...everyone, findings: { ...everyone.findings, roles } };
  return findingsOf({ performers, everyone: report, withCompilations }).find(
    ({ slug }) => slug === 'roles',
  );
}

function titleOf(slug: string, report: Report): string | undefined {
  return findingsOf({ performers: report, everyone, withCompilations }).find(
    (finding) => finding.slug === slug,
  )?.title;
}
