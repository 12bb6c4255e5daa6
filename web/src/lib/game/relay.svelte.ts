import type { Attempt, CreditedHop } from '../api/types';
import type { DailyFile } from '../data/daily';
import { amount } from '../route/words';
import { chainOf } from './chain';
import { ClosedSet, type Part } from './closed-set';
import type { Day } from './day';
import { artistOf, releaseOf, unknownRelease } from './hops';
import { artistNamed, releaseNamed, releaseNumber } from './naming';
import type * as Outside from './outside';
import {
  anyArtistOptions,
  artistOptions,
  releaseOptions,
  type Choice,
  type StepOption,
} from './options';
import {
  hasReached,
  hintsTaken,
  isUnchecked,
  OUTSIDE,
  rungsAt,
  settle,
  show,
  standing,
  takeHint,
  undo,
  type Move,
  type Play,
} from './play';
import type { Result } from './results';
import {
  add,
  chooseArtist,
  chooseOutside,
  chooseRelease,
  isMet,
  refuse,
  type Refusal,
  type Turn,
} from './rules';
import { keepGame, readGame } from './saved';
import { scoreOf } from './score';
import { sayHint, sayRefusal, sayRung } from './words';

/** What the page last had to say about a turn. */
export interface Said {
  readonly tone: 'quiet' | 'refused';
  readonly text: string;
}

const NOTHING: Said = { tone: 'quiet', text: '' };
const RUNGS = 3;

/** One day's relay while it is played: the rules are pure, this keeps, says and asks. */
export class Relay {
  readonly set: ClosedSet;
  play = $state.raw<Play>() as Play;
  said = $state.raw<Said>(NOTHING);
  /** Whether the cluster is being asked about a step outside the day's file. */
  asking = $state(false);
  /** Whether the device keeps the game. */
  kept = $state(true);

  readonly #leaving = new AbortController();

  constructor(readonly file: DailyFile) {
    this.set = new ClosedSet(file);
    this.play = readGame(file.date);
  }

  readonly chain = $derived.by(() => chainOf(this.set, this.play));
  readonly at = $derived.by(() => standing(this.play, this.set.file.from));
  readonly reached = $derived.by(() => hasReached(this.play, this.set.file.to));
  readonly over = $derived(this.play.shown || (this.reached && !isUnchecked(this.play)));

  /** The release whose artist is still to be chosen; `null` also when the file does not hold it. */
  get part(): Part | null {
    return this.play.chosen === null ? null : this.set.part(this.play.chosen);
  }

  get hintRungs(): number {
    return rungsAt(this.play, this.at);
  }

  get hintText(): string {
    const hint = this.set.hint(this.at);
    return hint === null || this.hintRungs === 0 ? '' : sayHint(hint, this.hintRungs);
  }

  /** Why there is no hint to take, or what the next one will tell. */
  get hintOffer(): { readonly open: boolean; readonly text: string } {
    if (this.play.hard) return { open: false, text: 'No hints in hard mode.' };
    if (this.hintRungs >= RUNGS)
      return { open: false, text: 'All three hints for this step are taken.' };
    if (this.set.hint(this.at) === null) {
      return {
        open: false,
        text: 'From here no way to the goal is in the day’s file. Undo leads back.',
      };
    }
    const { hint } = this.file.score;
    return { open: true, text: `Tells ${sayRung(this.hintRungs)}. Costs ${hint} points.` };
  }

  /** What can be chosen now, before anything was said. */
  get advice(): string {
    const name = this.nameOf(this.at);
    if (this.play.chosen !== null) {
      return this.part === null
        ? 'Name somebody who is credited on it.'
        : `${amount(this.part.people.length - 1, 'other')} credited on it can be met here.`;
    }
    const count = this.set.partsOf(this.at).length;
    return count === 0
      ? `${name} is not in the day’s file. Name a release by its number on Discogs, such as r123456, or undo.`
      : `${amount(count, 'release')} here credit${count === 1 ? 's' : ''} ${name}. Search by title, year or artist.`;
  }

  nameOf(artist: number): string {
    return artistOf(this.set, this.play, artist).name;
  }

  options(text: string): StepOption[] {
    const { chosen } = this.play;
    if (chosen === null) return releaseOptions(this.set, this.play, text);
    if (this.part === null) return anyArtistOptions(this.set, this.play, text);
    return artistOptions(this.set, this.play, this.part, text);
  }

  async choose(choice: Choice): Promise<void> {
    if (choice.kind === 'release')
      this.#take(chooseRelease(this.set, this.play, choice.part), choice);
    else await this.#chooseArtist(choice.id);
  }

  /** Takes a text that was typed out and entered, whatever the list says. */
  async name(text: string): Promise<void> {
    if (this.play.chosen === null) this.#nameRelease(text);
    else await this.#nameArtist(text);
  }

  undo(): void {
    this.#keep(undo(this.play));
    this.#say(`Taken back. You are at ${this.nameOf(this.at)}.`);
  }

  hint(): void {
    if (!this.hintOffer.open) return;
    this.#keep(takeHint(this.play, this.at));
    this.#say(this.hintText);
  }

  show(): void {
    this.#keep(show(this.play));
    this.said = NOTHING;
  }

  setHard(hard: boolean): void {
    this.#keep({ ...this.play, hard });
  }

  /** Asks about the steps that wait for the cluster; they wait on while it does not answer. */
  async settle(): Promise<void> {
    if (!isUnchecked(this.play) || this.asking) return;
    const attempt = await this.#judge(this.play.moves);
    if (attempt === null) return;
    const before = this.play.moves.length;
    this.#keep(
      settle(
        this.play,
        attempt.steps.map(({ proof }) => proven(proof)),
      ),
    );
    const gone = before - this.play.moves.length;
    this.#say(
      gone === 0
        ? 'The steps that waited are checked and stand.'
        : `A step that waited to be checked is no credit. You are back at ${this.nameOf(this.at)}; it costs nothing.`,
    );
  }

  /** @param today the day of UTC on which the game ended */
  resultOn(today: Day): Result {
    const { hard, undos, refused, moves, shown } = this.play;
    const { par, score } = this.file;
    return {
      releases: moves.length,
      par,
      score: shown ? 0 : scoreOf(this.play, par, score),
      hints: hintsTaken(this.play),
      undos,
      refused,
      hard,
      shown,
      finishedOn: today,
    };
  }

  leave(): void {
    this.#leaving.abort();
  }

  #nameRelease(text: string): void {
    const part = releaseNamed(this.set, text, this.at);
    const number = releaseNumber(text);
    if (part !== null) {
      this.#take(chooseRelease(this.set, this.play, part), { kind: 'release', part });
    } else if (number !== null) {
      const known = this.set.hasRelease(number);
      const inside = known ? this.set.parts().find(({ id }) => id === number) : undefined;
      if (inside !== undefined) {
        this.#take(chooseRelease(this.set, this.play, inside), { kind: 'release', part: inside });
      } else {
        const turn = chooseOutside(this.play, number);
        this.#keep(turn.play);
        this.#say(
          `Release ${number} is not in the day’s file. Name whom it leads to, and the step will be checked.`,
        );
      }
    } else {
      this.#sayNo(
        `No release in the day’s file is called “${text.trim()}”. Another one can be named by its number on Discogs, such as r123456.`,
      );
    }
  }

  async #nameArtist(text: string): Promise<void> {
    const { part } = this;
    const artist = artistNamed(this.set, text, (id) => part?.people.includes(id) ?? true);
    if (artist !== null) await this.#chooseArtist(artist);
    else await this.#lookUp(text);
  }

  async #chooseArtist(artist: number): Promise<void> {
    if (this.part !== null) {
      const choice = { kind: 'artist', id: artist } as const;
      this.#take(chooseArtist(this.set, this.play, this.part, artist), choice);
    } else {
      await this.#chooseUnknown(artist, this.nameOf(artist));
    }
  }

  async #lookUp(text: string): Promise<void> {
    const { ruleset } = this.file.snapshot;
    const found =
      (await this.#ask((outside, signal) => outside.lookUp(text, ruleset, signal))) ?? 'silent';
    if (found === 'nobody') {
      this.#sayNo(`Nobody in the snapshot is called “${text.trim()}”.`);
    } else if (found === 'silent') {
      this.#sayNo(
        `Nobody in the day’s file is called “${text.trim()}”. Others can be looked up once the cluster answers.`,
      );
    } else {
      await this.#chooseUnknown(found.id, found.name);
    }
  }

  /** A step outside the file: the cluster decides, or it is kept to be checked. */
  async #chooseUnknown(artist: number, name: string): Promise<void> {
    const { chosen } = this.play;
    if (chosen === null) return;
    if (isMet(this.set, this.play, artist)) {
      this.#refuse('artist-repeated', name);
      return;
    }
    const release = this.set.hasRelease(chosen.id) ? chosen : { id: chosen.id, place: OUTSIDE };
    const move: Move = { release, artist, proof: null, unchecked: true };
    const attempt = await this.#judge([...this.play.moves, move]);
    const judged = attempt?.steps.at(-1);
    if (judged === undefined) {
      this.#keep(add(this.play, move));
      this.#say(
        `${name} added, to be checked when the cluster answers. It does not count against you.`,
      );
    } else if (judged.verdict === 'accepted') {
      this.#keep(add(this.play, { ...move, proof: proven(judged.proof), unchecked: false }));
      this.#say(this.reached ? '' : `${name} added. Choose a release.`);
    } else {
      this.#refuse(judged.verdict, name);
    }
  }

  #judge(moves: readonly Move[]): Promise<Attempt | null> {
    return this.#ask((outside, signal) => outside.judge(this.file.date, moves, signal));
  }

  /** What talks to the cluster is loaded when it is needed; while it cannot be, nobody answers. */
  async #ask<Answer>(
    question: (outside: typeof Outside, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | null> {
    this.asking = true;
    try {
      const outside = await import('./outside').catch(() => null);
      return outside === null ? null : await question(outside, this.#leaving.signal);
    } catch (error) {
      if (this.#leaving.signal.aborted) return null;
      throw error;
    } finally {
      this.asking = false;
    }
  }

  #take(turn: Turn, choice: Choice): void {
    const name = choice.kind === 'release' ? choice.part.release.title : this.nameOf(choice.id);
    if (turn.verdict !== 'accepted') {
      const release = choice.kind === 'release' ? name : this.#chosenTitle();
      this.#keep(turn.play);
      this.#sayRefused(turn.verdict, release, choice.kind === 'artist' ? name : '');
      return;
    }
    this.#keep(turn.play);
    if (this.reached) this.said = NOTHING;
    else
      this.#say(
        `${name} added. Choose ${choice.kind === 'release' ? 'someone on it' : 'a release'}.`,
      );
  }

  #refuse(refusal: Refusal, next: string): void {
    const release = this.#chosenTitle();
    this.#keep(refuse(this.play, refusal).play);
    this.#sayRefused(refusal, release, next);
  }

  #sayRefused(refusal: Refusal, release: string, next: string): void {
    const words = sayRefusal(refusal, { release, at: this.nameOf(this.at), next });
    this.said = { tone: 'refused', text: `${words} Costs ${this.file.score.refusedStep} points.` };
  }

  #chosenTitle(): string {
    const { chosen } = this.play;
    if (this.part !== null) return releaseOf(this.part).title;
    return unknownRelease(chosen?.id ?? 0).title;
  }

  #keep(play: Play): void {
    this.play = play;
    this.kept = keepGame(this.file.date, play);
  }

  /** What was typed stays in the field. */
  #sayNo(text: string): void {
    this.said = { tone: 'refused', text };
  }

  #say(text: string): void {
    this.said = { tone: 'quiet', text };
  }
}

function proven(hop: Attempt['steps'][number]['proof']): CreditedHop | null {
  return hop?.kind === 'credited' ? hop : null;
}
