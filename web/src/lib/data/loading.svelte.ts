import type { Published } from './published';

/** What an island shows that waits for a published file. */
export type Loading<Value> = { readonly kind: 'waiting' | 'slow' | 'given-up' } | Published<Value>;

const SLOW_MILLIS = 4000;

/** Loads one published file at a time; a later question takes over from an earlier one. */
export class Loader<Value> {
  view = $state.raw<Loading<Value>>({ kind: 'waiting' });

  #running: AbortController | null = null;

  async load(ask: (signal: AbortSignal) => Promise<Published<Value>>): Promise<void> {
    this.leave();
    const running = new AbortController();
    this.#running = running;
    this.view = { kind: 'waiting' };
    const slow = setTimeout(() => (this.view = { kind: 'slow' }), SLOW_MILLIS);
    try {
      this.view = await ask(running.signal);
    } catch (error) {
      if (!running.signal.aborted) throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  giveUp(): void {
    this.leave();
    this.view = { kind: 'given-up' };
  }

  leave(): void {
    this.#running?.abort();
  }
}
