import { describe, expect, test } from 'vitest';
import { METHODS } from '../src/lib/reference/document';
import { fieldsOf, typeOf } from '../src/lib/reference/fields';
import { contract, groupsOf, schemasOf, sharedAnswersOf } from '../src/lib/reference/pages';
import { blocksOf, piecesOf } from '../src/lib/reference/text';

const groups = groupsOf(contract);
const calls = groups.flatMap(({ operations }) => operations);
const schemas = new Set(schemasOf(contract).map(({ name }) => name));

test('every operation of the contract is on one page', () => {
  const stated = Object.values(contract.paths).flatMap((item) =>
    METHODS.flatMap((method) => item[method]?.operationId ?? []),
  );
  expect(stated.length).toBeGreaterThan(30);
  expect(calls.map(({ id }) => id).sort()).toEqual(stated.sort());
});

test('every type that is named is described', () => {
  const named = calls.flatMap(({ parameters, body, answers }) => [
    ...parameters.flatMap(({ type }) => type),
    ...(body?.fields.flatMap(({ type }) => type) ?? []),
    ...answers.flatMap(({ bodies }) => bodies.flatMap(({ schema }) => schema)),
  ]);
  const links = named.flatMap(({ schema }) => schema ?? []);
  expect(links.length).toBeGreaterThan(30);
  for (const name of links) expect(schemas, name).toContain(name);
});

test('answers that several operations share are described once', () => {
  const described = new Set(sharedAnswersOf(contract).map(({ shared }) => shared));
  for (const { answers } of calls) {
    for (const { shared } of answers) if (shared !== null) expect(described).toContain(shared);
  }
});

test('an operation is shown with what it takes and what it answers', () => {
  const search = calls.find(({ id }) => id === 'searchArtists');
  expect(search).toMatchObject({ method: 'GET', path: '/artists/search', secured: false });
  expect(search?.parameters.find(({ name }) => name === 'limit')).toEqual({
    name: 'limit',
    type: [{ text: 'whole number from 1 to 50' }, { text: ', in the query' }],
    required: false,
    description: 'How many matches at most. Absent: `10`.',
  });
  const [found] = search?.answers ?? [];
  expect(found?.status).toBe('200');
  expect(() => JSON.parse(found?.examples[0]?.text ?? '')).not.toThrow();
  expect(calls.find(({ id }) => id === 'submitFindings')?.secured).toBe(true);
});

describe('a type in words', () => {
  test.each([
    [{ type: 'integer', minimum: 1 }, 'whole number from 1'],
    [{ type: ['string', 'null'] }, 'text or null'],
    [{ type: 'string', format: 'date-time' }, 'text, date-time'],
    [{ enum: ['up', 'down'] }, '"up", "down"'],
    [{ type: 'array', maxItems: 4, items: { $ref: '#/x/Artist' } }, 'list of Artist, at most 4'],
    [{ oneOf: [{ $ref: '#/x/Years' }, { type: 'null' }] }, 'Years or null'],
  ])('%j', (schema, words) => {
    expect(
      typeOf(schema)
        .map(({ text }) => text)
        .join(''),
    ).toBe(words);
  });

  test('fields of objects inside an object stand after it, with their place', () => {
    const fields = fieldsOf({
      required: ['list'],
      properties: {
        list: { type: 'array', items: { properties: { name: { type: 'string' } } } },
        one: { properties: { id: { type: 'integer' } } },
      },
    });
    expect(fields.map(({ name, required }) => [name, required])).toEqual([
      ['list', true],
      ['list[].name', false],
      ['one', false],
      ['one.id', false],
    ]);
  });
});

test('descriptions keep their code, emphasis, paragraphs and tables', () => {
  expect(piecesOf('A *set* of `rows`, see [there](x.md).')).toEqual([
    { kind: 'plain', text: 'A ' },
    { kind: 'emphasis', text: 'set' },
    { kind: 'plain', text: ' of ' },
    { kind: 'code', text: 'rows' },
    { kind: 'plain', text: ', see ' },
    { kind: 'plain', text: 'there' },
    { kind: 'plain', text: '.' },
  ]);
  expect(blocksOf('One\nline.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n')).toEqual([
    { kind: 'paragraph', text: 'One line.' },
    { kind: 'table', head: ['a', 'b'], rows: [['1', '2']] },
  ]);
});
