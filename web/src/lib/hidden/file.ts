import type { Artist } from '../api/types';
import { getPublished, type Published } from '../data/published';

/** A day's hidden contributor: `exports/hidden/<date>.json` of `contracts/json/hidden.schema.json`. */
export interface HiddenFile {
  readonly schema: 1;
  readonly date: string;
  readonly number: number;
  readonly snapshot: { readonly month: string; readonly ruleset: string };
  readonly reveals: readonly Reveal[];
  readonly answer: { readonly hashes: readonly string[]; readonly sealed: string };
}

export interface Reveal {
  readonly step: number;
  readonly kind: string;
  /** For a right guess before the next is told. */
  readonly score: number;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Who it was, and on what. */
export interface HiddenAnswer {
  readonly artist: Artist;
  readonly release: {
    readonly id: number;
    readonly title: string;
    readonly headline: string;
    readonly year: number | null;
  };
}

/** The file, or `null` when it is none that this page can play. */
export function readHidden(value: unknown): HiddenFile | null {
  if (typeof value !== 'object' || value === null) return null;
  const file: Partial<Record<keyof HiddenFile, unknown>> = value;
  if (file.schema !== 1 || typeof file.date !== 'string') return null;
  if (!Array.isArray(file.reveals) || file.reveals.length === 0) return null;
  const hidden = value as HiddenFile;
  return Array.isArray(hidden.answer?.hashes) && unseal(hidden) !== null ? hidden : null;
}

/** Not a secret, only out of sight; to be shown when the game is over. */
export function unseal({ answer }: HiddenFile): HiddenAnswer | null {
  try {
    const bytes = Uint8Array.from(atob(answer.sealed), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as HiddenAnswer;
  } catch {
    return null; // neither base64 nor JSON: a file of another kind
  }
}

/** @param date a day of UTC; `null` for today's */
export function fetchHidden(
  date: string | null,
  signal: AbortSignal,
): Promise<Published<HiddenFile>> {
  const path = date === null ? '/data/hidden.json' : `/data/hidden/${date}.json`;
  return getPublished(path, readHidden, signal);
}
