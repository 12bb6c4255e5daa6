import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const PROMISED = 44;
const ROW = /^\| (\d+) +\| (.+?) +\| (.+?) +\|$/;

const rows = readFileSync('e2e/README.md', 'utf8')
  .split('\n')
  .map((line) => ROW.exec(line))
  .filter((row) => row !== null);

describe('the table of what browser tests hold', () => {
  test('has a row for each promise', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(
      Array.from({ length: PROMISED }, (_, place) => place + 1),
    );
  });

  const promises = rows.map(([, number = '', , holders = '']) => ({
    number,
    holders: holders.split('<br>').map(readHolder),
  }));

  test.each(promises)('names tests that there are, row $number', ({ holders }) => {
    for (const { path, title } of holders) {
      expect(readFileSync(path, 'utf8'), path).toContain(title);
    }
  });

  test.each(promises)('has one in a browser that ./mcg test runs, row $number', ({ holders }) => {
    const quick = holders.filter(
      ({ path, title }) =>
        path.startsWith('e2e/pages/') && !isFull(readFileSync(path, 'utf8'), title),
    );
    expect(quick).not.toEqual([]);
  });
});

function readHolder(holder: string): { readonly path: string; readonly title: string } {
  const [, file = '', title = ''] = /^`([^`]+)` ?(.*)$/.exec(holder) ?? [];
  return { path: file.startsWith('tests/') ? file : `e2e/${file}`, title };
}

/** Whether every test of this title has the tag that the quick subset leaves out. */
function isFull(source: string, title: string): boolean {
  const [, declared = ''] = source.split(title);
  return /^[^`']*['`],\s*\{ tag: FULL \}/.test(declared);
}
