import { checkHealth } from '../api/client';
import { ApiError } from '../api/failure';
import type { HealthReport } from '../api/types';
import { fetchStatus, type StatusFile } from '../data/status';
import { pause } from './pace';

/** What the last round brought. */
export interface Heard {
  /** What was published last; kept when a later round finds nothing. */
  readonly file: StatusFile | null;
  /** What the cluster itself says; `null` when it did not answer this round. */
  readonly health: HealthReport | null;
  /** When the cluster itself, or a new file, was heard last on this page: milliseconds of the epoch. */
  readonly at: number | null;
}

/**
 * Asks for the published state first and then for the cluster's own word, again and again while
 * somebody looks: not while the page is paused or its tab is hidden.
 */
export class StatusWatch {
  heard = $state.raw<Heard | null>(null);
  paused = $state(false);
  /** Rounds that have ended; what is shown before the first may only be what was published. */
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
    if (!this.paused && !document.hidden) void this.#ask();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#round?.abort();
    this.#round = null;
  }

  async #ask(): Promise<void> {
    const round = new AbortController();
    this.#round = round;
    const published = this.#published(round.signal);
    const [file, health] = await Promise.all([published, this.#health(round.signal)]);
    if (round.signal.aborted) return;
    const before = this.heard;
    const isNew = file !== null && file.writtenAt !== before?.file?.writtenAt;
    this.heard = {
      file: file ?? before?.file ?? null,
      health,
      at: health !== null || isNew ? Date.now() : (before?.at ?? null),
    };
    this.rounds += 1;
    this.#misses = file === null && health === null ? this.#misses + 1 : 0;
    this.#timer = setTimeout(() => void this.#ask(), pause(this.#misses, Math.random()));
  }

  /** The first one is shown at once, before the cluster has answered. */
  async #published(signal: AbortSignal): Promise<StatusFile | null> {
    const file = await unlessAborted(fetchStatus(signal), signal);
    if (file !== null && this.heard === null) this.heard = { file, health: null, at: Date.now() };
    return file;
  }

  async #health(signal: AbortSignal): Promise<HealthReport | null> {
    try {
      return await unlessAborted(checkHealth(signal), signal);
    } catch (error) {
      if (error instanceof ApiError) return null;
      throw error;
    }
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
