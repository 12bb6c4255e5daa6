import { askHint, findPath, judgeAttempt } from '../api/client';
import { ApiError, type Failure } from '../api/failure';
import type { Challenge, CreditedHop, GivenHint, Hop, Step } from '../api/types';
import type { NamedArtist } from '../route/field';
import type { Day } from './day';
import type { Said } from './relay.svelte';
import type { Result } from './results';
import { PRICES, scoreFor } from './score';
import { sayHint, sayRefusal, sayRung } from './words';

const RUNGS = 3;
const NOTHING: Said = { tone: 'quiet', text: '' };

/**
 * A relay without a closed set: the player names somebody, the cluster finds the release that joins
 * the two, and judges each step. Nothing of it is kept.
 */
export class FreeRelay {
  hops = $state.raw<readonly CreditedHop[]>([]);
  refused = $state(0);
  undos = $state(0);
  hints = $state(0);
  said = $state.raw<Said>(NOTHING);
  asking = $state(false);
  /** Once the player asked to be shown one. */
  shownRoute = $state.raw<readonly CreditedHop[] | null>(null);

  #hint = $state.raw<GivenHint | null>(null);
  readonly #leaving = new AbortController();

  constructor(readonly challenge: Challenge) {}

  readonly at = $derived.by(() => this.hops.at(-1)?.to ?? this.challenge.from);
  readonly reached = $derived.by(() => this.at.id === this.challenge.to.id);
  readonly over = $derived.by(() => this.reached || this.shownRoute !== null);

  get #rungs(): number {
    return this.#hint?.at === this.at.id ? this.#hint.rung : 0;
  }

  get hintText(): string {
    return this.#hint === null || this.#rungs === 0 ? '' : sayHint(this.#hint, this.#rungs);
  }

  get hintOffer(): { readonly open: boolean; readonly text: string } {
    return this.#rungs >= RUNGS
      ? { open: false, text: 'All three hints for this step are taken.' }
      : { open: true, text: `Tells ${sayRung(this.#rungs)}. Costs ${PRICES.hint} points.` };
  }

  /** Goes on to somebody, if a release credits both. */
  async name(artist: NamedArtist): Promise<void> {
    await this.#ask(async (signal) => {
      const { ruleset } = this.challenge.snapshot;
      const question = { from: this.at.id, to: artist.id, ruleset };
      const path = await findPath(question, signal);
      const release = path.outcome === 'found' ? releaseIn(path.hops) : null;
      if (release === null) {
        this.#refuse(`No release credits both ${this.at.name} and ${artist.name}.`);
        return;
      }
      const { steps } = await judgeAttempt(
        this.challenge.id,
        [...this.#steps(), [release.id, artist.id]],
        signal,
      );
      const judged = steps.at(-1);
      if (judged?.proof?.kind === 'credited') {
        this.hops = [...this.hops, judged.proof];
        this.said = {
          tone: 'quiet',
          text: this.reached ? '' : `${artist.name} added. Who is next?`,
        };
      } else if (judged === undefined || judged.verdict === 'accepted') {
        throw new ApiError({ kind: 'unreadable', requestId: null });
      } else if (judged.verdict === 'next-not-credited') {
        this.#refuse(`No release credits both ${this.at.name} and ${artist.name}.`);
      } else {
        const names = { release: release.title, at: this.at.name, next: artist.name };
        this.#refuse(sayRefusal(judged.verdict, names));
      }
    });
  }

  async hint(): Promise<void> {
    if (!this.hintOffer.open) return;
    await this.#ask(async (signal) => {
      this.#hint = await askHint(this.challenge.id, this.at.id, this.#rungs + 1, signal);
      this.hints++;
    });
  }

  undo(): void {
    if (this.hops.length === 0) return;
    this.hops = this.hops.slice(0, -1);
    this.undos++;
    this.said = { tone: 'quiet', text: `Taken back. You are at ${this.at.name}.` };
  }

  async show(): Promise<void> {
    await this.#ask(async (signal) => {
      const { from, to, snapshot } = this.challenge;
      const path = await findPath({ from: from.id, to: to.id, ruleset: snapshot.ruleset }, signal);
      const hops = path.outcome === 'found' ? path.hops : [];
      this.shownRoute = hops.filter((hop) => hop.kind === 'credited');
    });
  }

  result(today: Day): Result {
    const { hops, hints, refused, undos } = this;
    const { par } = this.challenge;
    const shown = !this.reached;
    const score = shown ? 0 : scoreFor({ releases: hops.length, par, hints, refused }, PRICES);
    const releases = hops.length;
    return { releases, par, score, hints, undos, refused, hard: false, shown, finishedOn: today };
  }

  leave(): void {
    this.#leaving.abort();
  }

  #steps(): Step[] {
    return this.hops.map(({ release, to }) => [release.id, to.id]);
  }

  #refuse(text: string): void {
    this.refused++;
    this.said = { tone: 'refused', text: `${text} Costs ${PRICES.refusedStep} points.` };
  }

  async #ask(question: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.asking = true;
    try {
      await question(this.#leaving.signal);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        if (this.#leaving.signal.aborted) return;
        throw error;
      }
      this.said = { tone: 'refused', text: sayTrouble(error.failure) };
    } finally {
      this.asking = false;
    }
  }
}

function releaseIn(hops: readonly Hop[]): { readonly id: number; readonly title: string } | null {
  const [first] = hops;
  return first?.kind === 'credited' ? first.release : null;
}

/** Why there was no answer. It costs nothing. */
export function sayTrouble(failure: Failure): string {
  switch (failure.kind) {
    case 'busy':
      return `The cluster is busy. Try again in ${failure.retryAfterSeconds} s; what you entered is kept.`;
    case 'problem':
      return `${failure.title}. ${failure.detail}`;
    case 'unreadable':
      return 'This page could not read the answer. It may be older than the gateway: reload it.';
    case 'timeout':
    case 'unreachable':
      return 'The cluster does not answer. Try again in a while; what you entered is kept.';
  }
}
