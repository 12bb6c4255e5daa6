import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { all, available, read, remove, write } from '../src/lib/local/store';

const NOON = new Date('2026-11-20T12:00:00Z');

beforeEach(() => localStorage.clear());
afterEach(() => all().forEach(({ name, version }) => remove(name, version)));

test('a record is read as it was written, under a key that names its version', () => {
  expect(write('results', 2, { days: [1, 2] }, NOON)).toBe(true);
  expect(read('results', 2)).toEqual({ days: [1, 2] });
  expect(read('results', 1)).toBeNull();
  expect(localStorage.getItem('mcg.results.v2')).toBe(
    '{"savedAt":"2026-11-20T12:00:00.000Z","value":{"days":[1,2]}}',
  );
});

test('lists the records of this site and nobody else’s', () => {
  localStorage.setItem('theirs', 'x');
  localStorage.setItem('mcg.results', 'x');
  localStorage.setItem('mcg.broken.v1', '{');
  write('study', 1, 'b', NOON);
  write('results', 1, 'a', NOON);
  const savedAt = NOON.toISOString();
  expect(all()).toEqual([
    { name: 'results', version: 1, savedAt, value: 'a' },
    { name: 'study', version: 1, savedAt, value: 'b' },
  ]);
});

test('a record that was removed is gone', () => {
  write('study', 1, 'b');
  remove('study', 1);
  expect(read('study', 1)).toBeNull();
  expect(all()).toEqual([]);
});

test('blocked storage is told, and the memory takes over until the page is left', () => {
  vi.stubGlobal('localStorage', blocked());
  expect(available()).toBe(false);
  expect(write('study', 1, { seen: 3 }, NOON)).toBe(false);
  expect(read('study', 1)).toEqual({ seen: 3 });
  expect(all().map(({ name }) => name)).toEqual(['study']);
  remove('study', 1);
  expect(read('study', 1)).toBeNull();
  vi.unstubAllGlobals();
  expect(available()).toBe(true);
});

test('full storage keeps the newer value in memory, not the older one on the device', () => {
  write('study', 1, 'older');
  vi.stubGlobal('localStorage', {
    getItem: () => '{"savedAt":"2026-11-20T12:00:00.000Z","value":"older"}',
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  });
  expect(write('study', 1, 'newer')).toBe(false);
  expect(read('study', 1)).toBe('newer');
  remove('study', 1);
  vi.unstubAllGlobals();
});

test('refuses a name that no one could find again', () => {
  expect(() => write('Study Lab', 1, {})).toThrow(/expected mcg\.<name>\.v<version>/);
  expect(() => write('study', 0, {})).toThrow(/mcg\.study\.v0/);
});

/** What a browser gives to a page whose storage is blocked: every touch throws. */
function blocked(): object {
  return new Proxy(
    {},
    {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
      ownKeys: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    },
  );
}
