import { checkHealth } from '../api/client';
import { followStatus } from '../api/events';
import { ApiError } from '../api/failure';
import type { HealthReport, StatusEvent } from '../api/types';
import { fetchStatus, type StatusFile } from '../data/status';
import { pause } from './pace';

/** What was heard so far. */
export interface Heard {
  /** What was published last; kept when nothing is found later. */
  readonly file: StatusFile | null;
  /** What the cluster said itself last. */
  readonly health: HealthReport | null;
  /** When the cluster itself was heard last on this page: milliseconds of the epoch. */
  readonly at: number | null;
  /** Whether it is heard now. */
  readonly live: boolean;
}

const NOTHING: Heard = { file: null, health: null, at: null, live: false };

/**
 * Reads what was published and follows the cluster's own events while somebody looks: not while the
 * page is paused or its tab is hidden.
 *
 * ```
 * round ── published file, stream ──▶ told, again and again ── broke ──▶ resumed by the browser
 *   ▲                                                                        │ gone
 *   └───────────── pause, longer each time ◀── one plain question ◀──────────┘
 * ```
 *
 * The plain question is for a cluster that answers while its events do not arrive: too many listen,
 * or something between keeps them back.
 */
export class StatusWatch {
  heard = $state.raw<Heard | null>(null);
  paused = $state(false);
  /** How often the cluster's own state was learned; what is shown before may only be published. */
  rounds = $state(0);

  #round: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #misses = 0;

  /** Answers with what ends it. */
  start(): () => void {
    const seen = () => this.#goOn();
    document.addEventListener('visibilitychange', seen);
    this.#goOn();
    return () => {
      document.removeEventListener('visibilitychange', seen);
      this.#rest();
    };
  }

  toggle(): void {
    this.paused = !this.paused;
    this.#goOn();
  }

  #goOn(): void {
    this.#rest();
    if (!this.paused && !document.hidden) this.#follow();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#round?.abort();
    this.#round = null;
  }

  #follow(): void {
    const round = new AbortController();
    this.#round = round;
    const { signal } = round;
    const looked = this.#look(signal);
    let published: string | null | undefined;
    const end = followStatus({
      told: (state: StatusEvent) => {
        this.#misses = 0;
        this.#hear(state.health);
        const isNew = published !== undefined && published !== state.published;
        published = state.published;
        if (isNew) void this.#look(signal);
      },
      alive: () => {
        const health = this.heard?.health ?? null;
        if (health !== null && this.heard?.live === false) this.#hear(health);
        else if (this.heard?.live === true) this.#note({ at: Date.now() });
      },
      broke: () => this.#lose(),
      gone: () => void this.#askOnce(signal, looked),
    });
    signal.addEventListener('abort', end);
  }

  /** Reads what was published; the first one is shown at once, before the cluster has spoken. */
  async #look(signal: AbortSignal): Promise<void> {
    const file = await unlessAborted(fetchStatus(signal), signal);
    if (file !== null) this.#note({ file });
  }

  async #askOnce(signal: AbortSignal, looked: Promise<void>): Promise<void> {
    const [health] = await Promise.all([this.#health(signal), looked]);
    if (signal.aborted) return;
    if (health === null) this.#lose();
    else this.#hear(health);
    this.#misses = health === null ? this.#misses + 1 : 0;
    this.#timer = setTimeout(() => this.#goOn(), pause(this.#misses, Math.random()));
  }

  async #health(signal: AbortSignal): Promise<HealthReport | null> {
    try {
      return await unlessAborted(checkHealth(signal), signal);
    } catch (error) {
      if (error instanceof ApiError) return null;
      throw error;
    }
  }

  #hear(health: HealthReport): void {
    this.#note({ health, at: Date.now(), live: true });
    this.rounds += 1;
  }

  #lose(): void {
    this.#note({ live: false });
    this.rounds += 1;
  }

  #note(news: Partial<Heard>): void {
    this.heard = { ...(this.heard ?? NOTHING), ...news };
  }
}

async function unlessAborted<Value>(
  asked: Promise<Value | null>,
  signal: AbortSignal,
): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}
