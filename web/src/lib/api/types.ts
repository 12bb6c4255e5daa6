/** The shapes of the HTTP API that this site reads. Every field is always there; "not stated" is null. */

export interface Artist {
  readonly id: number;
  readonly name: string;
  readonly releases: number;
}

export interface SnapshotRef {
  readonly month: string;
  readonly ruleset: string;
  readonly fingerprint: string;
}

export interface Snapshot extends SnapshotRef {
  readonly artists: number;
  readonly releases: number;
  readonly credits: number;
}

export interface Release {
  readonly id: number;
  readonly title: string;
  readonly headline: string;
  readonly year: number | null;
  readonly country: string | null;
  readonly formats: readonly string[];
  readonly masterId: number | null;
  readonly people: number;
  readonly trackCount: number;
  readonly url: string;
}

export interface Track {
  readonly position: string | null;
  readonly title: string;
}

export interface Credit {
  readonly scope: 'main' | 'extra' | 'track' | 'track-extra';
  readonly role: string | null;
  readonly anv: string | null;
  readonly trackText: string | null;
  readonly tracks: readonly Track[];
}

export interface Hop {
  readonly from: Artist;
  readonly release: Release;
  readonly to: Artist;
  readonly fromCredits: readonly Credit[];
  readonly toCredits: readonly Credit[];
}

export interface Found {
  readonly outcome: 'found';
  readonly snapshot: SnapshotRef;
  readonly from: Artist;
  readonly to: Artist;
  readonly length: number;
  readonly hops: readonly Hop[];
  readonly edgesScanned: number;
  readonly tookMicros: number;
}

export interface NotConnected {
  readonly outcome: 'not-connected';
  readonly snapshot: SnapshotRef;
  readonly from: Artist;
  readonly to: Artist;
}

export interface BudgetExhausted {
  readonly outcome: 'budget-exhausted';
  readonly snapshot: SnapshotRef;
  readonly limit: string;
  readonly edgesScanned: number;
}

export type PathAnswer = Found | NotConnected | BudgetExhausted;

export interface PathQuestion {
  readonly from: number;
  readonly to: number;
  readonly ruleset: string;
}

export interface ArtistMatch extends Artist {
  /** The other name that matched, when it was not the artist's own. */
  readonly matchedOn: string | null;
}

export interface ArtistMatches {
  readonly snapshot: SnapshotRef;
  readonly matches: readonly ArtistMatch[];
}

export interface SnapshotList {
  readonly snapshots: readonly Snapshot[];
}
