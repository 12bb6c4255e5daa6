import type { Item } from './item';

/**
 * What was answered: places in the item as it is written, whatever order they were shown in.
 * - `single`, `fault`: one place; `several`: those chosen; `order`: all of them, as put in order;
 *   `match`: for each left side the place of the right side given to it
 * - `number`: the text that was typed
 */
export type Answer = readonly number[] | string;

export function isRight(item: Item, answer: Answer): boolean {
  if (item.kind === 'number') return typeof answer === 'string' && numberIn(answer) === item.answer;
  if (typeof answer === 'string') return false;
  switch (item.kind) {
    case 'single':
    case 'fault':
      return answer.length === 1 && answer[0] === item.answer;
    case 'several':
      return same([...answer].sort(ascending), [...item.answers].sort(ascending));
    case 'order':
      return same(answer, item.steps.keys());
    case 'match':
      return same(answer, item.pairs.keys());
  }
}

/** Whether an answer says all that it has to, so that it can be judged. */
export function isWhole(item: Item, answer: Answer): boolean {
  if (item.kind === 'number') return typeof answer === 'string' && numberIn(answer) !== null;
  if (typeof answer === 'string') return false;
  switch (item.kind) {
    case 'single':
    case 'fault':
      return answer.length === 1;
    case 'several':
      return answer.length > 0;
    case 'order':
      return new Set(answer).size === item.steps.length;
    case 'match':
      return new Set(answer).size === item.pairs.length;
  }
}

/** Reads `1,550,000`, `1 550 000`, `-3` and `20 %`; `null` when it is no number. */
export function numberIn(typed: string): number | null {
  const bare = typed
    .replace(/[\s,_’']/g, '')
    .replace(/%$/, '')
    .replace('−', '-');
  return /^[+-]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
}

/** The right answer in words, for the heading of the explanation. */
export function rightAnswer(item: Item): string {
  switch (item.kind) {
    case 'single':
      return item.choices[item.answer] ?? '';
    case 'fault':
      return `line ${item.answer + 1}`;
    case 'number':
      return [item.answer.toLocaleString('en'), item.unit].filter(Boolean).join(' ');
    case 'several':
      return item.answers.map((at) => item.choices[at]).join('; ');
    case 'order':
      return item.steps.join('; ');
    case 'match':
      return item.pairs.map(([left, right]) => `${left}: ${right}`).join('; ');
  }
}

function same(one: Iterable<number>, other: Iterable<number>): boolean {
  const [left, right] = [[...one], [...other]];
  return left.length === right.length && left.every((each, at) => each === right[at]);
}

function ascending(one: number, other: number): number {
  return one - other;
}
