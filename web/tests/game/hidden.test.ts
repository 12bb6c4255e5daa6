import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { readHidden, unseal, type HiddenFile } from '../../src/lib/hidden/file';
import { foldGuess, isRight } from '../../src/lib/hidden/guess';
import {
  guess,
  keepHiddenPlay,
  readHiddenPlay,
  scoreOfGuess,
  tellMore,
  UNTOUCHED,
} from '../../src/lib/hidden/play';
import { sha256 } from '../../src/lib/hidden/sha256';
import { headingOf, hiddenShareText, labelOfFact } from '../../src/lib/hidden/words';

const file = recorded();

beforeEach(() => localStorage.clear());

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])(
  'a text of %d letters has the hash that everybody else computes',
  (length) => {
    const text = 'ä0'.repeat(length).slice(0, length);
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
  },
);

test.each([
  ['  Søren Ågård (2) ', 'sorenagard'],
  ['The Bæk-Støy', 'baekstoy'],
  ['Łódź', 'lodz'],
  ['THESE', 'these'],
  ['小さな雲', '小さな雲'],
  ['!!! ?', '!!!?'],
])('“%s” is guessed as “%s”', (name, folded) => {
  expect(foldGuess(name)).toBe(folded);
});

describe('a guess', () => {
  test('is right under the name and as the sleeve prints it, on its day only', () => {
    expect(isRight('soren agard', file.date, file.answer.hashes)).toBe(true);
    expect(isRight('S. Ågård', file.date, file.answer.hashes)).toBe(true);
    expect(isRight('Oda Brandt', file.date, file.answer.hashes)).toBe(false);
    expect(isRight('soren agard', '2026-11-24', file.answer.hashes)).toBe(false);
  });

  test('that is wrong is told the next reveal; a right one scores what was told', () => {
    const second = guess(file, UNTOUCHED, 'Oda Brandt');
    expect(second).toEqual({ told: 2, guesses: ['Oda Brandt'], outcome: 'open' });
    const found = guess(file, second, 'Søren Ågård');
    expect(found.outcome).toBe('found');
    expect(scoreOfGuess(file, found)).toBe(85);
    expect(guess(file, found, 'again')).toBe(found);
    expect(hiddenShareText(file.number, found, 85, 'https://example.org/hidden/')).toBe(
      'Credit Graph hidden 329: found after 2 reveals, 85 points\n2 guesses\nhttps://example.org/hidden/',
    );
  });

  test('after the last reveal ends the game', () => {
    let play = UNTOUCHED;
    for (let step = 0; step < file.reveals.length; step++) play = tellMore(file, play);
    expect(play).toEqual({ told: 4, guesses: [], outcome: 'missed' });
    expect(scoreOfGuess(file, play)).toBe(0);
    expect(hiddenShareText(1, play, 0, 'x')).toContain('not found\nno guesses');
  });
});

test('the answer is unsealed, and a file of another kind refused', () => {
  expect(unseal(file)?.artist.name).toBe('Søren Ågård (2)');
  expect(readHidden({ ...file, schema: 2 })).toBeNull();
  expect(readHidden({ ...file, answer: { hashes: [], sealed: '%' } })).toBeNull();
});

test('a game that was left goes on where it was', () => {
  const play = guess(file, UNTOUCHED, 'Oda Brandt');
  expect(keepHiddenPlay(file.date, play)).toBe(true);
  expect(readHiddenPlay(file.date)).toEqual(play);
  expect(readHiddenPlay('2026-11-24')).toEqual(UNTOUCHED);
});

test('what a later version tells is shown under its own name', () => {
  expect([headingOf({ kind: 'label' }), labelOfFact({ name: 'matrix' })]).toEqual([
    'label',
    'matrix',
  ]);
});

function recorded(): HiddenFile {
  const read = readHidden(JSON.parse(readFileSync('e2e/support/data/hidden.json', 'utf8')));
  if (read === null) throw new Error('the recorded file is none');
  return read;
}
