import type { Item, ItemFacts, TopicFile } from '../../src/lib/study/item';

/** One item of each kind, all of one topic and difficulty; their contents are of no importance. */

const common = {
  revision: 1,
  topic: 'graph',
  difficulty: 2,
  explanation: 'Because it is so.',
  others: 'They are not so.',
  source: { path: 'docs/architecture.md', heading: 'Modules' },
  exercise: { task: 'Look for yourself.', command: './mcg status' },
} as const;

export const items: readonly Item[] = [
  {
    ...common,
    id: 'graph-single',
    kind: 'single',
    prompt: 'Which one is it?',
    choices: ['The right one', 'A wrong one', 'Another wrong one', 'A third wrong one'],
    answer: 0,
  },
  {
    ...common,
    id: 'graph-several',
    kind: 'several',
    prompt: 'Which ones are they?',
    choices: ['First right one', 'Second right one', 'Wrong one'],
    answers: [0, 1],
  },
  { ...common, id: 'graph-number', kind: 'number', prompt: 'How many?', answer: 40, unit: 'MiB' },
  {
    ...common,
    id: 'graph-order',
    kind: 'order',
    prompt: 'In which order?',
    steps: ['Begin', 'Go on', 'End'],
  },
  {
    ...common,
    id: 'graph-match',
    kind: 'match',
    prompt: 'What belongs to what?',
    pairs: [
      ['dot', 'artist'],
      ['tile', 'release'],
      ['thread', 'credit'],
    ],
  },
  {
    ...common,
    id: 'graph-fault',
    kind: 'fault',
    prompt: 'Which line is wrong?',
    lines: ['a = 1', 'b = a + ', 'c = 3'],
    answer: 1,
  },
];

export const index: readonly ItemFacts[] = items.map(({ id, topic, difficulty, revision }) => ({
  id,
  topic,
  difficulty,
  revision,
}));

export const file: TopicFile = { topic: 'graph', items };
