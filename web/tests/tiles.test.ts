import { describe, expect, test } from 'vitest';
import { compositionOf } from '../src/lib/tiles/composition';
import { pairFor } from '../src/lib/tiles/palette';
import { tileSvg, type TileRelease } from '../src/lib/tiles/tile';
import { MEASURE, setTitle, TRACKING, widthOf } from '../src/lib/tiles/title';

const SAMPLES: readonly (readonly [name: string, release: TileRelease])[] = [
  ['lp', of('Harbour Songs', 1969, ['Vinyl, LP, Album'], 7, 11)],
  ['lp-one-track', of('Drift', 1977, ['Vinyl, LP'], 2, 1)],
  ['lp-many-tracks', of('Sketches', 1988, ['Vinyl, LP, Album'], 4, 44)],
  ['lp-no-tracks', of('Untitled', 1972, ['Vinyl, LP'], 3, 0)],
  ['twelve-inch', of('Signal Path', 1991, ['Vinyl, 12", 45 RPM'], 3, 4)],
  ['single', of('Lantern, Lantern', 1983, ['Vinyl, 7", Single'], 5, 2)],
  ['single-2000', of('Zero', 2000, ['Vinyl, 7"'], 2, 2)],
  ['single-no-year', of('Unknown Night', null, ['Vinyl, 7", Single'], 2, 2)],
  ['cd', of('Slow Weather', 2011, ['CD, Album'], 9, 8)],
  ['cd-crowd', of('Everyone at Once', 2004, ['CD, Album'], 130, 31)],
  ['cd-compilation', of('The Salter Tapes', 2003, ['CD, Compilation'], 64, 40)],
  ['box', of('Complete Rooms', 1998, ['Box Set', 'Vinyl, LP'], 17, 80)],
  ['cassette', of('Home Tapes', 1986, ['Cassette, Album'], 1, 9)],
  ['file', of('Low Cloud', 2022, ['File, FLAC'], 6, 5)],
  ['no-format', of('Traces', 1955, [], 3, 3)],
  ['long-word', of('Unforgettablenesses', 1979, ['Vinyl, LP'], 5, 10)],
  [
    'long-title',
    of('Everything We Left Behind at the Old Northern Station That Year', 1996, ['CD'], 5, 12),
  ],
  ['japanese', of('静かな夜の音楽のために書かれた曲', 1981, ['Vinyl, LP'], 4, 6)],
  ['arabic', of('أغاني الميناء القديم', 1974, ['Vinyl, LP'], 4, 6)],
  ['markup', of('<b>"Salt" & Signal</b>', 1965, ['Vinyl, LP'], 4, 6)],
];

describe('a tile', () => {
  test.each(SAMPLES)('of sample %s is drawn as it was', async (name, release) => {
    await expect(tileSvg(release)).toMatchFileSnapshot(`./tiles/${name}.svg`);
  });

  test.each(SAMPLES)('of sample %s stays under 3 kB', (_, release) => {
    expect(new TextEncoder().encode(tileSvg(release)).length).toBeLessThan(3 * 1024);
  });

  test('draws one ring a track, to twelve', () => {
    expect(tileSvg(sample('lp')).match(/<circle/g)).toHaveLength(11);
    expect(tileSvg(sample('lp-many-tracks')).match(/<circle/g)).toHaveLength(12);
    expect(tileSvg(sample('lp-no-tracks'))).not.toContain('<circle');
  });

  test('draws one tick or stave a person, to its limit', () => {
    expect(tileSvg(sample('cd')).match(/M[\d.]+ 8v/g)).toHaveLength(9);
    expect(tileSvg(sample('cd-crowd')).match(/M[\d.]+ 8v/g)).toHaveLength(24);
    expect(tileSvg(sample('cassette')).match(/M[\d.]+ 8v/g)).toHaveLength(1);
    expect(tileSvg(sample('cd-compilation')).match(/M[\d.]+ 8v/g)).toHaveLength(18);
  });

  test('writes no year where none is stated', () => {
    const svg = tileSvg(sample('single-no-year'));
    expect(svg).not.toMatch(/null|NaN|class="thin"/);
    expect(svg).toContain(pairFor(null).ground);
  });

  test('lets no text become markup', () => {
    const svg = tileSvg(sample('markup'), { label: '"><script>' });
    expect(svg).not.toMatch(/<b>|<script>/);
  });

  test('keeps only composition and initials when small', () => {
    const svg = tileSvg(sample('lp'), { form: 'small' });
    expect(svg).toContain('>HS</text>');
    expect(svg).not.toContain('Harbour');
  });

  test('is hidden unless it is given a name', () => {
    expect(tileSvg(sample('lp'))).toContain('aria-hidden="true"');
    expect(tileSvg(sample('lp'), { label: 'Harbour Songs, 1969' })).toContain(
      'role="img" aria-label="Harbour Songs, 1969"',
    );
  });
});

describe('a title', () => {
  test.each(SAMPLES)('of sample %s fits its tile', (_, { title }) => {
    const { lines, size } = setTitle(title);
    expect(lines.length).toBeLessThanOrEqual(4);
    for (const line of lines) {
      expect(widthOf(line) * size + line.length * TRACKING).toBeLessThanOrEqual(MEASURE + 1);
    }
  });

  test('loses its end to an ellipsis only when it is too long', () => {
    expect(setTitle(sample('long-title').title).lines.at(-1)).toMatch(/…$/);
    expect(setTitle('Harbour Songs').lines).toEqual(['Harbour', 'Songs']);
  });

  test('takes its direction from its script', () => {
    expect(setTitle(sample('arabic').title).rightToLeft).toBe(true);
    expect(setTitle(sample('japanese').title).rightToLeft).toBe(false);
  });
});

test.each([
  [['Vinyl, LP'], 'rings'],
  [['Vinyl, 7", Single'], 'rule'],
  [['CD, Album'], 'disc'],
  [['CD, Compilation'], 'staves'],
  [['Vinyl, LP', 'Box Set'], 'staves'],
  [[], 'staves'],
])('formats %j are composed as %s', (formats, composition) => {
  expect(compositionOf(formats)).toBe(composition);
});

function of(
  title: string,
  year: number | null,
  formats: readonly string[],
  people: number,
  trackCount: number,
): TileRelease {
  return { title, headline: 'Pale Meridian', year, formats, people, trackCount };
}

function sample(name: string): TileRelease {
  const found = SAMPLES.find(([each]) => each === name);
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found[1];
}
