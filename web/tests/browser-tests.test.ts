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

  test.each(rows.map(([, number = '', , holders = '']) => ({ number, holders })))(
    'names tests that there are, row $number',
    ({ holders }) => {
      for (const holder of holders.split('<br>')) {
        const [, file = '', title = ''] = /^`([^`]+)` ?(.*)$/.exec(holder) ?? [];
        const path = file.startsWith('tests/') ? file : `e2e/${file}`;
        expect(readFileSync(path, 'utf8'), path).toContain(title);
      }
    },
  );
});
