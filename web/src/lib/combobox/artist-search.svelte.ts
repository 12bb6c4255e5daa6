import { searchArtists } from '../api/client';
import { ApiError } from '../api/failure';
import type { ArtistMatch } from '../api/types';
import { isDense } from './dense';

/** What is known about the text in the field. */
export type Matches =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly text: string; readonly artists: readonly ArtistMatch[] }
  | { readonly kind: 'failed' };

const DEBOUNCE_MILLIS = 150;
const NONE: Matches = { kind: 'none' };

/** Searches while someone types: waits for a pause, and drops what an older text would answer. */
export class ArtistSearch {
  matches = $state.raw<Matches>(NONE);

  #pause: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | null = null;

  look(text: string, ruleset: string): void {
    this.stop();
    const wanted = text.trim();
    if (!longEnough(wanted)) {
      this.matches = NONE;
      return;
    }
    this.#pause = setTimeout(() => void this.#ask(wanted, ruleset), DEBOUNCE_MILLIS);
  }

  /** Forgets a search that has not answered yet. */
  stop(): void {
    clearTimeout(this.#pause);
    this.#running?.abort();
    this.#running = null;
  }

  async #ask(text: string, ruleset: string): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      const { matches } = await searchArtists(text, ruleset, running.signal);
      this.matches = { kind: 'found', text, artists: matches };
    } catch (error) {
      if (running.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.matches = { kind: 'failed' };
    }
  }
}

export function longEnough(text: string): boolean {
  return text.length >= 2 || isDense(text);
}
