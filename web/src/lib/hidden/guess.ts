import { sha256 } from './sha256';

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** A name as the day's file hashes it: the steps of `contracts/json/hidden.schema.json`, in order. */
export function foldGuess(guess: string): string {
  const letters = guess
    .trim()
    .replace(/ \(\d+\)$/, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðıßæœþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/^the /, '');
  const bare = letters.replace(/[^\p{L}\p{N}]/gu, '');
  return bare === '' ? letters.replace(/\s/g, '') : bare;
}

export function isRight(guess: string, date: string, hashes: readonly string[]): boolean {
  return hashes.includes(sha256(`${date}:${foldGuess(guess)}`));
}
