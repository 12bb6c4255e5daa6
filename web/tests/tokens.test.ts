import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PAIRS } from '../src/lib/tiles/palette';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** Text needs 4.5, controls and focus marks 3; `rule` is decoration only. */
const NEEDED: readonly (readonly [front: string, back: string, contrast: number])[] = [
  ['ink', 'paper', 7],
  ['ink', 'surface', 7],
  ['ink', 'accent-soft', 7],
  ['ink', 'warn-soft', 7],
  ['ink', 'good-soft', 7],
  ['ink-2', 'good-soft', 4.5],
  ['good', 'good-soft', 4.5],
  ['ink-2', 'paper', 4.5],
  ['ink-2', 'surface', 4.5],
  ['ink-2', 'accent-soft', 4.5],
  ['ink-2', 'sunk', 4.5],
  ['ink-3', 'paper', 4.5],
  ['ink-3', 'surface', 4.5],
  ['paper', 'ink', 7],
  ['accent', 'paper', 4.5],
  ['on-accent', 'accent', 4.5],
  ['bad', 'paper', 4.5],
  ['warn', 'warn-soft', 3],
  ['rule-2', 'paper', 3],
  ['rule-2', 'surface', 3],
  ['focus', 'paper', 3],
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(NEEDED)('%s on %s has contrast %d or more', (front, back, contrast) => {
    expect(contrastOf(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(contrast);
  });
});

test.each(PAIRS)('tile ink $ink on $ground has contrast 7 or more', ({ ground, ink }) => {
  expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(7);
});

test('every colour token has a light and a dark value', () => {
  expect(css.match(/--[\w-]+:\s*#/)).toBeNull();
  expect(tokens.size).toBeGreaterThanOrEqual(15);
});

function colour(name: string, theme: 'light' | 'dark'): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return token[theme];
}

/** WCAG 2.2, contrast ratio. */
function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
