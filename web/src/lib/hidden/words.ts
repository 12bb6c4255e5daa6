import { amount } from '../route/words';
import type { Fact, Reveal } from './file';
import type { HiddenPlay } from './play';

const KINDS: Readonly<Record<string, string>> = {
  setting: 'The setting',
  credit: 'Also credited there',
  release: 'The release',
  part: 'The credit itself',
};

const FACTS: Readonly<Record<string, string>> = {
  decade: 'Decade',
  country: 'Country',
  format: 'Format',
  people: 'People credited',
  roleFamily: 'The hidden one is credited for',
  artist: 'Artist',
  role: 'Role',
  title: 'Title',
  year: 'Year',
  initials: 'Initials',
};

/** A kind or fact of a later version is shown by its own name. */
export function headingOf({ kind }: Pick<Reveal, 'kind'>): string {
  return KINDS[kind] ?? kind;
}

export function labelOfFact({ name }: Pick<Fact, 'name'>): string {
  return FACTS[name] ?? name;
}

/** A result in words that names nobody. */
export function hiddenShareText(
  number: number,
  play: HiddenPlay,
  score: number,
  address: string,
): string {
  const outcome =
    play.outcome === 'found'
      ? `found after ${amount(play.told, 'reveal')}, ${score} points`
      : 'not found';
  const guesses = play.guesses.length === 0 ? 'no guesses' : amount(play.guesses.length, 'guess');
  return [`Credit Graph hidden ${number}: ${outcome}`, guesses, address].join('\n');
}
