import type { Item, TopicFile } from './item';
import { TOPICS } from './topics';

const ID = /^[a-z0-9]+(-[a-z0-9]+)+$/;
const MOST_CHOICES = 6;
const COMMON = [
  'id',
  'revision',
  'topic',
  'difficulty',
  'kind',
  'prompt',
  'explanation',
  'others',
  'source',
  'exercise',
] as const;
const OWN: Record<Item['kind'], readonly string[]> = {
  single: ['choices', 'answer'],
  several: ['choices', 'answers'],
  number: ['answer', 'unit'],
  order: ['steps'],
  match: ['pairs'],
  fault: ['lines', 'answer'],
};

/**
 * The schema of the items. Runs over every file in the tests and before a file is published; the
 * browser is never sent one that does not pass.
 *
 * @throws Error that names item, field, and what was expected and found
 */
export function checkTopicFile(value: unknown): TopicFile {
  const file = fields(value, 'file');
  const topic = text(file['topic'], 'topic');
  expect(
    TOPICS.some(({ id }) => id === topic),
    'topic',
    'a topic of topics.ts',
    topic,
  );
  const items = list(file['items'], 'items').map((item) => checkItem(item, topic));
  const ids = new Set(items.map(({ id }) => id));
  expect(ids.size === items.length, 'items', 'different ids', `${items.length - ids.size} repeats`);
  return { topic, items };
}

export function checkItem(value: unknown, topic: string): Item {
  const item = fields(value, 'item');
  const id = text(item['id'], 'id');
  const at = (field: string) => `${id}: ${field}`;
  expect(ID.test(id) && id.startsWith(`${topic}-`), 'id', `${topic}-<word>`, id);
  expect(item['topic'] === topic, at('topic'), topic, item['topic']);
  whole(item['revision'], 1, Number.MAX_SAFE_INTEGER, at('revision'));
  whole(item['difficulty'], 1, 5, at('difficulty'));
  for (const field of ['prompt', 'explanation', 'others']) sentence(item[field], at(field));
  checkSource(item['source'], at('source'));
  const exercise = fields(item['exercise'], at('exercise'));
  sentence(exercise['task'], at('exercise.task'));
  text(exercise['command'], at('exercise.command'));
  checkAnswer(item, at);
  const known = new Set<string>([...COMMON, ...(OWN[item['kind'] as Item['kind']] ?? [])]);
  const unknown = Object.keys(item).filter((field) => !known.has(field));
  expect(unknown.length === 0, id, 'known fields', unknown.join(', '));
  return item as unknown as Item;
}

function checkAnswer(item: Record<string, unknown>, at: (field: string) => string): void {
  switch (item['kind']) {
    case 'single': {
      const choices = texts(item['choices'], at('choices'), 3);
      whole(item['answer'], 0, choices.length - 1, at('answer'));
      return;
    }
    case 'several': {
      const choices = texts(item['choices'], at('choices'), 3);
      const answers = list(item['answers'], at('answers'));
      for (const answer of answers) whole(answer, 0, choices.length - 1, at('answers'));
      const count = new Set(answers).size;
      const some = count === answers.length && count > 0 && count < choices.length;
      expect(some, at('answers'), 'some of the choices, none twice', answers.join(', '));
      return;
    }
    case 'number':
      expect(Number.isFinite(item['answer']), at('answer'), 'a number', item['answer']);
      if (item['unit'] !== undefined) text(item['unit'], at('unit'));
      return;
    case 'order':
      texts(item['steps'], at('steps'), 3);
      return;
    case 'match': {
      const pairs = list(item['pairs'], at('pairs')).map((pair) => texts(pair, at('pairs'), 2, 2));
      for (const side of [0, 1]) {
        texts(
          pairs.map((pair) => pair[side]),
          at('pairs'),
          3,
        );
      }
      return;
    }
    case 'fault': {
      const lines = texts(item['lines'], at('lines'), 3);
      whole(item['answer'], 0, lines.length - 1, at('answer'));
      return;
    }
    default:
      expect(false, at('kind'), Object.keys(OWN).join(', '), item['kind']);
  }
}

function checkSource(value: unknown, where: string): void {
  const source = fields(value, where);
  const path = text(source['path'], where);
  expect(!path.startsWith('/') && !path.includes('..'), where, 'a path in the repository', path);
  const place = source[path.endsWith('.md') && 'heading' in source ? 'heading' : 'text'];
  text(place, where);
}

function fields(value: unknown, where: string): Record<string, unknown> {
  expect(typeof value === 'object' && value !== null, where, 'an object', value);
  return value as Record<string, unknown>;
}

function list(value: unknown, where: string): readonly unknown[] {
  expect(Array.isArray(value), where, 'a list', value);
  return value as readonly unknown[];
}

function texts(value: unknown, where: string, least: number, most = MOST_CHOICES): string[] {
  const all = list(value, where).map((each) => text(each, where));
  const fits = all.length >= least && all.length <= most;
  expect(fits, where, `${least} to ${most} texts`, all.length);
  expect(new Set(all).size === all.length, where, 'different texts', all.join(' | '));
  return all;
}

function text(value: unknown, where: string): string {
  const fits = typeof value === 'string' && value.trim() !== '' && value === value.trimEnd();
  expect(fits, where, 'a text', value);
  return value as string;
}

function sentence(value: unknown, where: string): void {
  const found = text(value, where);
  expect(/[.?]$/.test(found), where, 'a sentence with its full stop', found);
}

function whole(value: unknown, least: number, most: number, where: string): void {
  const fits = Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
  expect(fits, where, `a whole number from ${least} to ${most}`, value);
}

function expect(holds: boolean, where: string, expected: string, found: unknown): void {
  if (!holds) throw new Error(`${where}: expected ${expected}, found ${JSON.stringify(found)}`);
}
