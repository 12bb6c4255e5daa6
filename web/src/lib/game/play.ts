import type { CreditedHop } from '../api/types';
import type { PartRef } from './closed-set';

/** One accepted step, from the artist before it over a release to an artist. */
export interface Move {
  /** Its release; `place` is -1 where the day's file does not hold it. */
  readonly release: PartRef;
  readonly artist: number;
  /** As the cluster proved it, for a step outside the day's file. */
  readonly proof: CreditedHop | null;
  /** Made outside the day's file while nobody could be asked; settled at the next connection. */
  readonly unchecked: boolean;
}

/** How many rungs of the ladder of hints were taken at an artist. */
export interface TakenHint {
  readonly at: number;
  readonly rungs: number;
}

/** One player's game: all that is kept on the device between two visits. */
export interface Play {
  readonly hard: boolean;
  readonly moves: readonly Move[];
  /** The release of a step whose artist is still to be chosen. */
  readonly chosen: PartRef | null;
  readonly hints: readonly TakenHint[];
  readonly refused: number;
  readonly undos: number;
  /** Whether the player asked to be shown a route, which ends the game. */
  readonly shown: boolean;
}

export const OUTSIDE = -1;

export const FRESH: Play = {
  hard: false,
  moves: [],
  chosen: null,
  hints: [],
  refused: 0,
  undos: 0,
  shown: false,
};

/** Where the player stands. */
export function standing(play: Play, from: number): number {
  return play.moves.at(-1)?.artist ?? from;
}

export function hasReached(play: Play, goal: number): boolean {
  return play.moves.at(-1)?.artist === goal;
}

export function hasBegun(play: Play): boolean {
  return play.moves.length > 0 || play.chosen !== null || play.refused > 0 || play.hints.length > 0;
}

/** Whether a step waits for the cluster's word. */
export function isUnchecked(play: Play): boolean {
  return play.moves.some((move) => move.unchecked);
}

export function hintsTaken(play: Play): number {
  return play.hints.reduce((total, { rungs }) => total + rungs, 0);
}

export function rungsAt(play: Play, artist: number): number {
  return play.hints.find(({ at }) => at === artist)?.rungs ?? 0;
}

/** Takes back the release just chosen, or else the last step. Free of charge. */
export function undo(play: Play): Play {
  if (play.chosen !== null) return { ...play, chosen: null, undos: play.undos + 1 };
  if (play.moves.length === 0) return play;
  return { ...play, moves: play.moves.slice(0, -1), undos: play.undos + 1 };
}

export function takeHint(play: Play, at: number): Play {
  const others = play.hints.filter((hint) => hint.at !== at);
  return { ...play, hints: [...others, { at, rungs: rungsAt(play, at) + 1 }] };
}

export function show(play: Play): Play {
  return { ...play, chosen: null, shown: true };
}

/** Keeps what the cluster said of the steps that waited for it; from the first refused one on they go. */
export function settle(play: Play, proofs: readonly (CreditedHop | null)[]): Play {
  const refused = play.moves.findIndex((move, index) => move.unchecked && proofs[index] === null);
  const kept = refused === -1 ? play.moves : play.moves.slice(0, refused);
  return {
    ...play,
    chosen: refused === -1 ? play.chosen : null,
    moves: kept.map((move, index) =>
      move.unchecked ? { ...move, unchecked: false, proof: proofs[index] ?? null } : move,
    ),
  };
}
