import { known } from './known';
import { all, write, type LocalRecord } from './store';

const FORMAT = 'music-credit-graph-records';
const VERSION = 1;
/** Far more than anybody can have answered or played. */
export const MOST_BYTES = 5_000_000;

/** What became of one record of an import. */
export interface Imported {
  readonly title: string;
  readonly outcome: 'added' | 'merged' | 'kept';
}

/** Every record of this device, as the text of a file. */
export function exportText(now: Date): string {
  const file = { format: FORMAT, version: VERSION, exportedAt: now.toISOString(), records: all() };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Named by its day: `music-credit-graph-2026-11-20.json`. */
export function exportName(now: Date): string {
  return `music-credit-graph-${now.toISOString().slice(0, 10)}.json`;
}

/**
 * Takes over an export: all of it, or nothing when any part of it is wrong. A record that is here
 * too is merged, the newer entry of two staying.
 *
 * @throws Error that names what is wrong
 */
export function importText(text: string): Imported[] {
  const records = readExport(text);
  return records.map((record) => {
    const { title, merge } = known(record.name);
    const here = all().find(
      ({ name, version }) => name === record.name && version === record.version,
    );
    const theirs = new Date(record.savedAt);
    if (here === undefined) {
      write(record.name, record.version, record.value, theirs);
      return { title, outcome: 'added' };
    }
    const ours = new Date(here.savedAt);
    const value = theirs > ours ? merge(record.value, here.value) : merge(here.value, record.value);
    write(record.name, record.version, value, theirs > ours ? theirs : ours);
    const same = JSON.stringify(value) === JSON.stringify(here.value);
    return { title, outcome: same ? 'kept' : 'merged' };
  });
}

function readExport(text: string): LocalRecord[] {
  const file = fields(parsed(text), 'file');
  if (file['format'] !== FORMAT) {
    throw new Error(`format: expected "${FORMAT}", found ${JSON.stringify(file['format'])}`);
  }
  if (file['version'] !== VERSION) {
    throw new Error(`version: expected ${VERSION}, found ${JSON.stringify(file['version'])}`);
  }
  if (!Array.isArray(file['records'])) throw new Error('records: expected a list');
  return file['records'].map((record, at) => readOne(record, `records[${at}]`));
}

function readOne(value: unknown, where: string): LocalRecord {
  const record = fields(value, where);
  const { name, version, savedAt } = record;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new Error(`${where}.name: expected a name, found ${JSON.stringify(name)}`);
  }
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
    throw new Error(`${where}.version: expected a number from 1, found ${JSON.stringify(version)}`);
  }
  if (typeof savedAt !== 'string' || Number.isNaN(Date.parse(savedAt))) {
    throw new Error(`${where}.savedAt: expected a time, found ${JSON.stringify(savedAt)}`);
  }
  const { version: newest, check } = known(name);
  if (version > newest) {
    throw new Error(`${where}: "${name}" is of version ${version}, and this site knows ${newest}`);
  }
  try {
    check(record['value']);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${where}, "${name}": ${reason}`, { cause: error });
  }
  return { name, version, savedAt, value: record['value'] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('the file is not JSON, or was cut', { cause: error });
  }
}

function fields(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where}: expected an object, found ${JSON.stringify(value)?.slice(0, 40)}`);
  }
  return value as Record<string, unknown>;
}
