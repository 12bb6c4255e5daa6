import { findPath } from '../api/client';
import { ApiError, type Failure } from '../api/failure';
import type { PathAnswer, PathQuestion } from '../api/types';

/** What the routes page shows below its form. */
export type View =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly slow: boolean }
  | { readonly kind: 'answered'; readonly answer: PathAnswer }
  | { readonly kind: 'failed'; readonly failure: Failure };

const QUIET_MILLIS = 300;
const SLOW_MILLIS = 4000;

/**
 * One question at a time. A quick answer replaces the former view at once; only a question that
 * takes longer shows that it is being looked into.
 */
export class RouteSearch {
  view = $state.raw<View>({ kind: 'idle' });
  asked = $state.raw<PathQuestion | null>(null);
  busy = $state(false);

  #running: AbortController | null = null;

  /** Answers with the view that came of it, or `null` when another question took over. */
  async ask(question: PathQuestion): Promise<View | null> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.asked = question;
    this.busy = true;
    const quiet = setTimeout(() => this.#look(false), QUIET_MILLIS);
    const slow = setTimeout(() => this.#look(true), SLOW_MILLIS);
    try {
      return this.#settle({ kind: 'answered', answer: await findPath(question, running.signal) });
    } catch (error) {
      if (running.signal.aborted) return null;
      if (!(error instanceof ApiError)) throw error;
      return this.#settle({ kind: 'failed', failure: error.failure });
    } finally {
      clearTimeout(quiet);
      clearTimeout(slow);
    }
  }

  /** Stops looking; the fields keep what was entered. */
  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.asked = null;
    this.#settle({ kind: 'idle' });
  }

  #look(slow: boolean): void {
    this.view = { kind: 'looking', slow };
  }

  #settle(view: View): View {
    this.busy = false;
    this.view = view;
    return view;
  }
}
