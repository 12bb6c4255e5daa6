import { merged, readRecord, RECORD_NAME } from '../study/record';
import { counted } from '../study/words';

/** What a record is, for the page that lists all of them. */
export interface KnownRecord {
  readonly name: string;
  /** The newest version that this site writes. */
  readonly version: number;
  readonly title: string;
  readonly describe: (value: unknown) => string;
  /** @throws Error that names what is wrong with an imported value */
  readonly check: (value: unknown) => void;
  readonly merge: (newer: unknown, older: unknown) => unknown;
}

const KNOWN: readonly KnownRecord[] = [
  {
    name: RECORD_NAME,
    version: 1,
    title: 'Study Lab',
    describe: (value) => `${counted(entriesOf(fieldOf(value, 'items')), 'question')} answered`,
    check: (value) => void readRecord(value),
    merge: (newer, older) => merged(readRecord(newer), readRecord(older)),
  },
  byDay('results', 'Results of the daily route', 'day', 'first'),
  byDay('games', 'Games as you left them', 'game', 'last'),
  {
    name: 'theme',
    version: 1,
    title: 'Theme',
    describe: (value) => (value === 'dark' ? 'Dark' : 'Light'),
    check: (value) => must(value === 'dark' || value === 'light', 'dark or light', value),
    merge: (newer) => newer,
  },
  {
    name: 'heard',
    version: 1,
    title: 'When the cluster last answered',
    describe: (value) => String(value).replace('T', ', ').slice(0, 17),
    check: (value) =>
      must(typeof value === 'string' && !Number.isNaN(Date.parse(value)), 'a time', value),
    merge: (newer) => newer,
  },
];

/** A record that this page knows nothing of is kept and moved as it is. */
export function known(name: string): KnownRecord {
  return (
    KNOWN.find((record) => record.name === name) ?? {
      name,
      version: Number.MAX_SAFE_INTEGER,
      title: name,
      describe: () => '',
      check: () => undefined,
      merge: (newer) => newer,
    }
  );
}

/** A record with an entry a day: those of both are kept, and of one day the one that stays. */
function byDay(name: string, title: string, entry: string, stays: 'first' | 'last'): KnownRecord {
  return {
    name,
    version: 1,
    title,
    describe: (value) => counted(entriesOf(value), entry),
    check: (value) => must(isObject(value), 'an entry for each day', value),
    merge: (newer, older) =>
      stays === 'last'
        ? { ...asObject(older), ...asObject(newer) }
        : { ...asObject(newer), ...asObject(older) },
  };
}

function must(holds: boolean, expected: string, found: unknown): void {
  if (!holds) throw new Error(`value: expected ${expected}, found ${JSON.stringify(found)}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function fieldOf(value: unknown, name: string): unknown {
  return asObject(value)[name];
}

function entriesOf(value: unknown): number {
  return Object.keys(asObject(value)).length;
}
