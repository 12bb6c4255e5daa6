import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkItem, checkTopicFile } from '../src/lib/study/check';
import type { Item, Kind, Single } from '../src/lib/study/item';
import { TOPICS } from '../src/lib/study/topics';

const ROOT = `${resolve('..')}/`;
const files = TOPICS.map(({ id }) => checkTopicFile(JSON.parse(read(`web/src/study/${id}.json`))));
const items = files.flatMap((file) => file.items);

describe('the items of the Study Lab', () => {
  test('are many, of every topic, kind and difficulty', () => {
    expect(items.length).toBeGreaterThanOrEqual(150);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const { topic, items: own } of files) {
      expect(own.length, topic).toBeGreaterThanOrEqual(10);
      expect(new Set(own.map(({ kind }) => kind)).size, topic).toBeGreaterThanOrEqual(3);
      expect(new Set(own.map(({ difficulty }) => difficulty)).size, topic).toBeGreaterThanOrEqual(
        3,
      );
    }
    const kinds: Kind[] = ['single', 'several', 'number', 'order', 'match', 'fault'];
    for (const kind of kinds) expect(of(kind).length, kind).toBeGreaterThanOrEqual(8);
    for (const difficulty of [1, 2, 3, 4, 5]) {
      const share = items.filter((item) => item.difficulty === difficulty).length;
      expect(share, `difficulty ${difficulty}`).toBeGreaterThanOrEqual(5);
    }
  });

  test('are not given away by the length of the right choice', () => {
    const singles = items.filter((item): item is Single => item.kind === 'single');
    const longest = singles.filter(({ choices, answer }) =>
      choices.every(
        (choice, at) => at === answer || choice.length < (choices[answer] ?? '').length,
      ),
    );
    expect(longest.length / singles.length).toBeLessThan(0.4);
  });

  test('each ask something of their own', () => {
    expect(new Set(items.map(({ prompt }) => prompt)).size).toBe(items.length);
    expect(new Set(items.map(({ explanation }) => explanation)).size).toBe(items.length);
  });

  test.each(files.map((file) => [file.topic, file.items] as const))(
    '%s: each points to a place of the repository that is there',
    (_topic, own) => {
      for (const { id, source } of own) {
        expect(existsSync(ROOT + source.path), `${id}: ${source.path}`).toBe(true);
        if ('heading' in source) {
          expect(headingsOf(source.path), `${id}: ${source.path}`).toContain(source.heading);
        } else {
          expect(read(source.path), `${id}: ${source.path}`).toContain(source.text);
        }
      }
    },
  );

  test.each(files.map((file) => [file.topic, file.items] as const))(
    '%s: each has an exercise whose command, files, tests and addresses exist',
    (_topic, own) => {
      for (const { id, exercise } of own) {
        expect(missingIn(exercise.command), `${id}: ${exercise.command}`).toEqual([]);
      }
    },
  );
});

test('the check of exercises finds what is not there', () => {
  expect(missingIn('./mcg demolish')).toEqual(['mcg demolish']);
  expect(missingIn('mvn test -pl no-module -am -Dtest=NoSuchTest')).toEqual([
    'module no-module',
    'NoSuchTest',
  ]);
  expect(missingIn('curl -s localhost:8080/no/such')).toEqual(['/no/such']);
  expect(missingIn('duckdb -c "SELECT 1 FROM \'curated/2026-11/tune/*.parquet\'"')).toEqual([
    'table tune',
  ]);
  expect(missingIn('less docs/nothing.md')).toEqual(['docs/nothing.md']);
  expect(missingIn('rm -rf docs')).toEqual(['program rm']);
});

describe('the schema of items', () => {
  const good = files[0]?.items.find((item) => item.kind === 'single') as Single;

  test.each([
    [{ id: 'elsewhere-x' }, /id: expected architecture-<word>, found "elsewhere-x"/],
    [{ difficulty: 6 }, /difficulty: expected a whole number from 1 to 5, found 6/],
    [{ revision: 0 }, /revision: expected/],
    [{ kind: 'essay' }, /kind: expected single, several, number/],
    [{ answer: 4 }, /answer: expected a whole number from 0 to 3, found 4/],
    [{ choices: ['a', 'b', 'a', 'c'] }, /choices: expected different texts/],
    [{ choices: ['a', 'b'] }, /choices: expected 3 to 6 texts, found 2/],
    [{ others: '' }, /others: expected a text/],
    [{ explanation: 'Because' }, /explanation: expected a sentence with its full stop/],
    [{ source: { path: '/etc/passwd', text: 'x' } }, /source: expected a path in the repository/],
    [{ hint: 'x' }, /expected known fields, found "hint"/],
  ])('refuses %o', (change, message) => {
    expect(() => checkItem({ ...good, ...change }, 'architecture')).toThrow(message);
  });
});

function of(kind: Kind): Item[] {
  return items.filter((item) => item.kind === kind);
}

function read(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

function headingsOf(path: string): string[] {
  return [...read(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading.trim());
}

/** What a command names that the repository does not have. */
function missingIn(command: string): string[] {
  const [program = ''] = command.split(' ');
  const missing: string[] = [];
  const need = (there: boolean, what: string) => {
    if (!there) missing.push(what);
  };
  const words = command.split(/\s+/);
  if (program === './mcg') {
    need(commands.has(words[1] ?? ''), `mcg ${words[1]}`);
  } else if (program === 'mvn') {
    const module = words[words.indexOf('-pl') + 1] ?? '';
    need(existsSync(`${ROOT}${module}/pom.xml`), `module ${module}`);
    for (const [, name = ''] of command.matchAll(/-D(?:it\.)?test=(\w+)/g)) {
      if (name !== 'none') need(javaTests(module).has(name), name);
    }
  } else if (program === 'npm') {
    const name = words.includes('run') ? words[words.indexOf('run') + 1] : words.at(-1);
    need(name !== undefined && name in scripts, `npm script ${name}`);
  } else if (program === 'curl') {
    const path = /localhost:\d+(\/[^\s'?]*)/.exec(command)?.[1] ?? '';
    need(
      addresses.some((address) => address.test(path)),
      path,
    );
  } else if (program === 'duckdb') {
    for (const [, table = ''] of command.matchAll(/curated\/2026-11\/(\w+)\//g)) {
      need(existsSync(`${ROOT}contracts/catalog/${table}.md`), `table ${table}`);
    }
  } else if (
    program === 'kubectl' ||
    program === 'less' ||
    program === 'cat' ||
    program === 'grep'
  ) {
    for (const word of words.slice(1).filter((each) => each.includes('/'))) {
      if (!word.startsWith('var/')) need(existsSync(ROOT + word), word);
    }
  } else {
    need(program === 'deploy/certificates' && existsSync(ROOT + program), `program ${program}`);
  }
  return missing;
}

const scripts = (JSON.parse(read('web/package.json')) as { scripts: Record<string, string> })
  .scripts;

/** Commands that `mcg` knows, and those that its script runs by itself. */
const commands = new Set([
  ...['test', 'bench'].filter((name) => read('mcg').includes(`= ${name} ]`)),
  ...javaFiles('cli/src/main/java')
    .flatMap((path) => [...read(path).matchAll(/^\s*name = "([a-z]+)"/gm)])
    .map(([, name = '']) => name),
]);

/** Of the contract, and those of Pekko Management on a node's own port. */
const addresses = [
  ...[...read('contracts/http/openapi.yaml').matchAll(/^ {2}(\/\S*):$/gm)].map(
    ([, path = '']) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  ),
  /^\/(ready|alive|cluster\/members)$/,
];

function javaTests(module: string): Set<string> {
  const root = `${module}/src/test/java`;
  if (!existsSync(ROOT + root)) return new Set();
  return new Set(javaFiles(root).map((path) => path.replace(/^.*\/|\.java$/g, '')));
}

function javaFiles(root: string): string[] {
  return readdirSync(ROOT + root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.java'))
    .map((path) => `${root}/${path}`);
}
