/** A question of the Study Lab. Items stand in `src/study/<topic>.json`; `check.ts` has the rules. */
export type Item = Single | Several | Numeric | Order | Match | Fault;

export type Kind = Item['kind'];

export type Difficulty = 1 | 2 | 3 | 4 | 5;

interface Common {
  /** `<topic>-<word>`; kept for good, because what somebody knows is remembered under it. */
  readonly id: string;
  /** Raised when the item asks for something else than before: what was known of it is forgotten. */
  readonly revision: number;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly prompt: string;
  readonly explanation: string;
  /** Why the other answers are wrong, or where the usual mistake comes from. */
  readonly others: string;
  readonly source: Source;
  readonly exercise: Exercise;
}

export interface Single extends Common {
  readonly kind: 'single';
  readonly choices: readonly string[];
  /** Place of the right choice. Choices are shown in another order. */
  readonly answer: number;
}

export interface Several extends Common {
  readonly kind: 'several';
  readonly choices: readonly string[];
  readonly answers: readonly number[];
}

export interface Numeric extends Common {
  readonly kind: 'number';
  readonly answer: number;
  readonly unit?: string;
}

export interface Order extends Common {
  readonly kind: 'order';
  /** In the right order. */
  readonly steps: readonly string[];
}

export interface Match extends Common {
  readonly kind: 'match';
  readonly pairs: readonly (readonly [string, string])[];
}

export interface Fault extends Common {
  readonly kind: 'fault';
  readonly lines: readonly string[];
  /** Place of the wrong line. Lines stay in their order. */
  readonly answer: number;
}

/** A place in the repository: a heading of a Markdown file, or a text that stands in a file. */
export type Source =
  | { readonly path: string; readonly heading: string }
  | { readonly path: string; readonly text: string };

/** Something to do or to run, in the repository or beside a running demo. */
export interface Exercise {
  readonly task: string;
  readonly command: string;
}

/** What planning a session needs to know of an item. */
export type ItemFacts = Pick<Common, 'id' | 'topic' | 'difficulty' | 'revision'>;

export interface TopicFile {
  readonly topic: string;
  readonly items: readonly Item[];
}
