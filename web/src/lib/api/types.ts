import type { components } from './schema';

/**
 * The shapes of the HTTP API that this site reads, by our names for them. They come from the
 * contract: `npm run types` writes `schema.d.ts`, and a test says when it is no longer current.
 */
type Schemas = components['schemas'];

export type Artist = Schemas['Artist'];
export type SnapshotRef = Schemas['Snapshot'];
export type Snapshot = Schemas['OpenSnapshot'];
export type SnapshotList = Schemas['SnapshotList'];
export type Release = Schemas['Release'];
export type Credit = Schemas['Credit'];
export type CreditedHop = Schemas['CreditedHop'];
export type MembershipHop = Schemas['MembershipHop'];
export type Hop = Schemas['Hop'];
export type Found = Schemas['PathFound'];
export type NotConnected = Schemas['PathNotConnected'];
export type BudgetExhausted = Schemas['PathBudgetExhausted'];
/** What a question without constraints is answered. */
export type PathAnswer = Exclude<Schemas['PathAnswer'], Schemas['PathUnsatisfied']>;
export type PathQuestion = Required<Pick<Schemas['PathQuestion'], 'from' | 'to' | 'ruleset'>> &
  Pick<Schemas['PathQuestion'], 'hubPenalty'>;
export type ArtistMatch = Schemas['ArtistMatch'];
export type ArtistMatches = Schemas['SearchAnswer'];
export type Estimate = Schemas['Estimate'];
export type FindingsReport = Schemas['FindingsResult'];
export type RoleFigures = Schemas['RoleFigures'];
export type HealthReport = Schemas['HealthReport'];
export type StatusEvent = Schemas['StatusEvent'];
export type ArtistCard = Schemas['ArtistCard'];
export type Neighbourhood = Schemas['Neighbourhood'];
export type NearRelease = Schemas['NearRelease'];
export type Challenge = Schemas['Challenge'];
export type Band = Schemas['Band'];
export type Attempt = Schemas['Attempt'];
export type GivenHint = Schemas['Hint'];
/** A release and whom it leads to. */
export type Step = readonly [release: number, artist: number];
