import { amount } from '../route/words';
import { inGolfWords } from './score';
import type { Result } from './results';

/** What a game was: a day's number, or the seed of a drawn pair. */
export interface Title {
  readonly name: string;
  readonly address: string;
}

export interface ShareOptions {
  /** Days; 0 leaves the line out. */
  readonly streak: number;
  /** One line of shapes, for those who like to see it: said in words above in any case. */
  readonly shapes: boolean;
}

/** A result in words, without anybody's name, so that it gives nothing away. */
export function shareText(title: Title, result: Result, { streak, shapes }: ShareOptions): string {
  const outcome = result.shown
    ? 'shown a route'
    : `${inGolfWords(result.releases, result.par).toLowerCase()}, ${result.score} points`;
  return [
    `Credit Graph ${title.name}: ${outcome}`,
    second(result),
    ...(streak > 0 ? [`Streak ${amount(streak, 'day')}`] : []),
    ...(shapes && !result.shown ? [shapesOf(result)] : []),
    title.address,
  ].join('\n');
}

function second(result: Result): string {
  const parts = [
    ...(result.shown ? [] : [amount(result.releases, 'release')]),
    result.undos === 0 ? 'no undos' : amount(result.undos, 'undo'),
    result.hints === 0 ? 'no hints' : amount(result.hints, 'hint'),
    ...(result.refused === 0 ? [] : [`${amount(result.refused, 'step')} refused`]),
    ...(result.hard ? ['hard mode'] : []),
  ];
  return parts.join(', ');
}

/** A dot an artist, a square a release; those over par are open. */
function shapesOf({ releases, par }: Result): string {
  const squares = Array.from({ length: releases }, (_, index) => (index < par ? '■' : '□'));
  return `●${squares.map((square) => `${square}●`).join('')}`;
}
