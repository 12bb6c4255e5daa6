/**
 * The one place that keeps anything on the visitor's device.
 *
 * A record lies in local storage under `mcg.<name>.v<version>` as `{"savedAt": …, "value": …}`.
 * When storage is blocked or full, records live in memory until the page is left; `available` and
 * the answer of `write` say so, and whoever shows a record tells the visitor.
 */
export interface LocalRecord {
  readonly name: string;
  readonly version: number;
  /** ISO time of the last write, by the device's clock. */
  readonly savedAt: string;
  /** As it was written. It may be older than the code: whoever reads a record checks its shape. */
  readonly value: unknown;
}

const KEY = /^mcg\.([a-z][a-z0-9-]*)\.v([1-9]\d*)$/;
const PROBE = 'mcg.probe';

const memory = new Map<string, LocalRecord>();

/** Whether a record written now would still be there after a reload. */
export function available(): boolean {
  try {
    localStorage.setItem(PROBE, PROBE);
    localStorage.removeItem(PROBE);
    return true;
  } catch {
    return false; // blocked or full: the memory takes over
  }
}

/** The value of a record, or `null` when there is none or nobody can make sense of it. */
export function read(name: string, version: number): unknown {
  return recordAt(keyOf(name, version))?.value ?? null;
}

/**
 * Writes a record in place of the former one.
 *
 * @param savedAt when it was last changed; an import keeps the time of the other device
 * @returns `false` when it is only kept until the page is left
 */
export function write(
  name: string,
  version: number,
  value: unknown,
  savedAt = new Date(),
): boolean {
  const key = keyOf(name, version);
  const record = { name, version, savedAt: savedAt.toISOString(), value };
  try {
    localStorage.setItem(key, JSON.stringify({ savedAt: record.savedAt, value }));
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, record);
    return false;
  }
}

export function remove(name: string, version: number): void {
  const key = keyOf(name, version);
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // storage is blocked: there was nothing but the memory
  }
}

/** Every record of the site, in the order of names and versions. */
export function all(): LocalRecord[] {
  return [...new Set([...storedKeys(), ...memory.keys()])]
    .sort()
    .map(recordAt)
    .filter((record) => record !== null);
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => KEY.test(key));
  } catch {
    return []; // storage is blocked
  }
}

function recordAt(key: string): LocalRecord | null {
  const kept = memory.get(key);
  if (kept !== undefined) return kept;
  const [, name, version] = KEY.exec(key) ?? [];
  if (name === undefined || version === undefined) return null;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('value' in stored)) return null;
    const savedAt =
      'savedAt' in stored && typeof stored.savedAt === 'string' ? stored.savedAt : EPOCH;
    return { name, version: Number(version), savedAt, value: stored.value };
  } catch {
    return null; // blocked, or not JSON: as good as not there
  }
}

function keyOf(name: string, version: number): string {
  const key = `mcg.${name}.v${version}`;
  if (!KEY.test(key)) throw new Error(`local record "${key}": expected mcg.<name>.v<version>`);
  return key;
}

const EPOCH = new Date(0).toISOString();
