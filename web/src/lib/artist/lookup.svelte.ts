import { describeArtist, nextNeighbourhood, showNeighbourhood } from '../api/client';
import { ApiError } from '../api/failure';
import type { ArtistCard, NearRelease, Neighbourhood } from '../api/types';
import type { ArtistQuestion } from './address';

/** What the artist page shows. */
export type View =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly slow: boolean }
  | {
      readonly kind: 'answered';
      readonly question: ArtistQuestion;
      readonly card: ArtistCard;
      readonly releases: readonly NearRelease[];
      /** Where more are; `null` when these are all. */
      readonly next: string | null;
    }
  | { readonly kind: 'failed'; readonly error: ApiError };

const QUIET_MILLIS = 300;
const SLOW_MILLIS = 4000;

/** Looks up one artist at a time, a page of releases with it, and further pages when asked to. */
export class ArtistLookup {
  view = $state.raw<View>({ kind: 'idle' });
  /** Further releases are on their way. */
  fetching = $state(false);

  #running: AbortController | null = null;

  /** Answers with the view that came of it, or `null` when another question took over. */
  async ask(question: ArtistQuestion): Promise<View | null> {
    const running = this.#begin();
    const quiet = setTimeout(() => (this.view = { kind: 'looking', slow: false }), QUIET_MILLIS);
    const slow = setTimeout(() => (this.view = { kind: 'looking', slow: true }), SLOW_MILLIS);
    const { id, ruleset, decade } = question;
    try {
      const [card, near] = await Promise.all([
        describeArtist(id, ruleset, running.signal),
        showNeighbourhood(id, ruleset, decade, running.signal),
      ]);
      const { releases, next } = near;
      return (this.view = { kind: 'answered', question, card, releases, next });
    } catch (error) {
      return this.#failed(error, running.signal);
    } finally {
      clearTimeout(quiet);
      clearTimeout(slow);
    }
  }

  /** Adds the next page below; what is shown stays when it does not come. */
  async more(): Promise<ApiError | null> {
    const shown = this.view;
    if (shown.kind !== 'answered' || shown.next === null) return null;
    const running = this.#begin();
    this.fetching = true;
    try {
      const page: Neighbourhood = await nextNeighbourhood(shown.next, running.signal);
      const releases = [...shown.releases, ...page.releases];
      this.view = { ...shown, releases, next: page.next };
      return null;
    } catch (error) {
      if (running.signal.aborted) return null;
      if (!(error instanceof ApiError)) throw error;
      return error;
    } finally {
      this.fetching = false;
    }
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.view = { kind: 'idle' };
  }

  #begin(): AbortController {
    this.#running?.abort();
    return (this.#running = new AbortController());
  }

  #failed(error: unknown, signal: AbortSignal): View | null {
    if (signal.aborted) return null;
    // One of two questions failed: the other's answer is of no use.
    this.#running?.abort();
    if (!(error instanceof ApiError)) throw error;
    return (this.view = { kind: 'failed', error });
  }
}
