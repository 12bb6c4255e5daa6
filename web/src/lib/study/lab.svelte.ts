import { fetchIndex, FileError } from '../data/study';
import { available, read, write } from '../local/store';
import { isRight, isWhole, type Answer } from './answer';
import { gradeOf } from './grade';
import type { Item, ItemFacts } from './item';
import { masteryOf, type Mastery } from './mastery';
import { movedLevel, nextItem, placedLevel, PLACEMENT_LENGTH, type Step } from './placement';
import {
  answered,
  dueOf,
  EMPTY_RECORD,
  readRecord,
  RECORD_NAME,
  RECORD_VERSION,
  type StudyRecord,
} from './record';
import type { Scheduler } from './scheduler';
import { chooseSession, levelOf } from './session';
import { TopicShelf } from './shelf';

/** What the page shows in its main column. */
export type View =
  /** Nothing was asked yet. */
  | { readonly kind: 'start' }
  | { readonly kind: 'loading'; readonly slow: boolean }
  | { readonly kind: 'failed'; readonly reason: FileError['kind'] }
  | { readonly kind: 'asking'; readonly item: Item }
  | Judged
  | Done;

export interface Judged {
  readonly kind: 'judged';
  readonly item: Item;
  readonly answer: Answer;
  readonly right: boolean;
  readonly due: Date;
}

export interface Done {
  readonly kind: 'done';
  readonly round: Round['kind'];
  readonly right: number;
  readonly asked: number;
  /** Difficulty from now on. */
  readonly level: number;
}

type Round = { readonly kind: 'session' | 'placement'; readonly items: readonly ItemFacts[] };

const QUIET_MILLIS = 300;
const SLOW_MILLIS = 4000;

/** One visitor at the quiz: what they know, what is asked, and what comes of it. */
export class StudyLab {
  view = $state.raw<View>({ kind: 'start' });
  index = $state.raw<readonly ItemFacts[]>([]);
  record = $state.raw<StudyRecord>(EMPTY_RECORD);
  /** Whether what is answered is still known after leaving the page. */
  kept = $state(true);
  steps = $state.raw<readonly Step[]>([]);
  length = $state(0);

  readonly #scheduler: Scheduler;
  readonly #clock: () => Date;
  readonly #leaving = new AbortController();
  readonly #shelf = new TopicShelf(this.#leaving.signal);
  #round: Round = { kind: 'session', items: [] };
  #shownAt = 0;
  /** Of what is being loaded; another one, or giving up, makes the former come to nothing. */
  #turn = 0;
  #again: () => Promise<void> = () => this.open();

  constructor(scheduler: Scheduler, clock: () => Date) {
    this.#scheduler = scheduler;
    this.#clock = clock;
  }

  mastery(): Mastery[] {
    return masteryOf(this.index, this.record, this.#clock(), this.#scheduler);
  }

  /** Reads what is known and what there is to ask. */
  async open(): Promise<void> {
    this.kept = available();
    const kept = read(RECORD_NAME, RECORD_VERSION);
    if (kept !== null) this.record = recordIn(kept);
    await this.#load(
      () => this.open(),
      async () => {
        this.index = await fetchIndex(this.#leaving.signal);
        return { kind: 'start' };
      },
    );
  }

  async startSession(only: string | null): Promise<void> {
    const items = chooseSession(this.index, this.record, this.#clock(), this.#scheduler, only);
    await this.#start({ kind: 'session', items }, items.length);
  }

  async startPlacement(): Promise<void> {
    await this.#start({ kind: 'placement', items: [] }, PLACEMENT_LENGTH);
  }

  /** Judges an answer and remembers it; `false` when it does not say all that it has to. */
  submit(answer: Answer, helped: boolean, sure: boolean): boolean {
    if (this.view.kind !== 'asking' || !isWhole(this.view.item, answer)) return false;
    const { item } = this.view;
    const now = this.#clock();
    const right = isRight(item, answer);
    const tookMillis = now.getTime() - this.#shownAt;
    const grade = gradeOf(item.kind, { right, helped, sure, tookMillis });
    this.#keep(answered(this.record, item, grade, now, this.#scheduler));
    this.steps = [...this.steps, { item, right }];
    this.view = { kind: 'judged', item, answer, right, due: dueOf(this.record, item, now) };
    return true;
  }

  async next(): Promise<void> {
    const item = this.#upcoming();
    if (item === null) this.#finish();
    else await this.#show(item);
  }

  /** Back to the beginning; what was answered stays. */
  stop(): void {
    this.#turn++;
    this.view =
      this.index.length > 0 ? { kind: 'start' } : { kind: 'failed', reason: 'unreachable' };
  }

  retry(): Promise<void> {
    return this.#again();
  }

  leave(): void {
    this.#leaving.abort();
  }

  async #start(round: Round, length: number): Promise<void> {
    this.#round = round;
    this.steps = [];
    this.length = length;
    await this.next();
    void this.#shelf.fetchAhead(round.items);
  }

  #upcoming(): ItemFacts | null {
    return this.#round.kind === 'placement'
      ? nextItem(this.index, this.steps)
      : (this.#round.items[this.steps.length] ?? null);
  }

  async #show(facts: ItemFacts): Promise<void> {
    await this.#load(
      () => this.#show(facts),
      async () => {
        const item = await this.#shelf.item(facts);
        this.#shownAt = this.#clock().getTime();
        return { kind: 'asking', item };
      },
    );
  }

  #finish(): void {
    const right = this.steps.filter((step) => step.right).length;
    const asked = this.steps.length;
    const { kind } = this.#round;
    const level =
      kind === 'placement'
        ? placedLevel(this.steps)
        : movedLevel(levelOf(this.record), right, asked);
    this.#keep({
      ...this.record,
      level: { difficulty: level, at: this.#clock().toISOString() },
    });
    this.view = { kind: 'done', round: kind, right, asked, level };
  }

  #keep(record: StudyRecord): void {
    this.record = record;
    this.kept = write(RECORD_NAME, RECORD_VERSION, record, this.#clock());
  }

  /** A quick answer replaces the view at once; only what takes longer shows that it is loading. */
  async #load(again: () => Promise<void>, work: () => Promise<View>): Promise<void> {
    this.#again = again;
    const turn = ++this.#turn;
    const show = (view: View) => {
      if (turn === this.#turn) this.view = view;
    };
    const quiet = setTimeout(() => show({ kind: 'loading', slow: false }), QUIET_MILLIS);
    const slow = setTimeout(() => show({ kind: 'loading', slow: true }), SLOW_MILLIS);
    try {
      show(await work());
    } catch (error) {
      if (this.#leaving.signal.aborted) return;
      if (!(error instanceof FileError)) throw error;
      show({ kind: 'failed', reason: error.kind });
    } finally {
      clearTimeout(quiet);
      clearTimeout(slow);
    }
  }
}

/** What was stored by another version of the site, or by hand, is no reason to show nothing. */
function recordIn(kept: unknown): StudyRecord {
  try {
    return readRecord(kept);
  } catch {
    return EMPTY_RECORD;
  }
}
