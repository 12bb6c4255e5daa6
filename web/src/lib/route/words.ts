const SMALL_NUMBERS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

const MONTHS = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const NUMBERS = new Intl.NumberFormat('en');

export const NOT_STATED = 'not stated';

/** A count that opens a sentence: "Three releases", "1 release", "14 releases". */
export function counted(count: number, noun: string): string {
  return `${inWords(count)} ${plural(count, noun)}`;
}

/** "Three", "14". */
export function inWords(count: number): string {
  return SMALL_NUMBERS[count] ?? grouped(count);
}

export function amount(count: number, noun: string): string {
  return `${grouped(count)} ${plural(count, noun)}`;
}

export function grouped(count: number): string {
  return NUMBERS.format(count);
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `2026-11` as "November 2026"; an odd month is shown as it came. */
export function monthInWords(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? month : MONTHS.format(date);
}

export function tookInWords(micros: number): string {
  if (micros < 1000) return 'less than 1 ms';
  return micros < 10_000_000
    ? `${grouped(Math.round(micros / 1000))} ms`
    : `${grouped(Math.round(micros / 1_000_000))} s`;
}

const IRREGULAR: Readonly<Record<string, string>> = { person: 'people', guess: 'guesses' };

function plural(count: number, noun: string): string {
  return count === 1 ? noun : (IRREGULAR[noun] ?? `${noun}s`);
}
