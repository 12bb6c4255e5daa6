import { findPath } from '../api/client';
import { ApiError, type Failure } from '../api/failure';
import type { Found, PathAnswer, PathQuestion } from '../api/types';
import { preferenceOf, preferring } from './preference';

/** What the routes page shows below its form. */
export type View =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking'; readonly slow: boolean }
  | {
      readonly kind: 'answered';
      readonly answer: PathAnswer;
      /** What a route of closest work is compared with; `null` for another, or when nobody says. */
      readonly shortest: Found | null;
    }
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
      const [answer, shortest] = await Promise.all([
        findPath(question, running.signal),
        shortestBeside(question, running.signal),
      ]);
      return this.#settle({ kind: 'answered', answer, shortest });
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

/** A comparison that fails is left out: what was asked for is there. */
async function shortestBeside(question: PathQuestion, signal: AbortSignal): Promise<Found | null> {
  if (preferenceOf(question) === 'fewest') return null;
  try {
    const answer = await findPath(preferring('fewest', question), signal);
    return answer.outcome === 'found' ? answer : null;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
