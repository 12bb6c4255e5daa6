import type { Estimate, FindingsReport } from '../api/types';
import everyone from '../../published/everyone.json';
import performers from '../../published/performers.json';
import source from '../../published/source.json';
import withCompilations from '../../published/with-compilations.json';
import { monthInWords } from '../route/words';

/** A report as `mcg findings --out` writes it; README.md says how to put another one there. */
export type Report = Omit<FindingsReport, 'id' | 'spec'> & {
  readonly spec: Omit<FindingsReport['spec'], 'run'>;
};

export interface Reports {
  readonly performers: Report;
  readonly everyone: Report;
  readonly withCompilations: Report;
}

/** The reports that the pages are made from, as they lie in `src/published`. */
export const published: Reports = { performers, everyone, withCompilations };

/** What the figures are about. */
export type Source =
  | { readonly kind: 'generated'; readonly releases: number; readonly seed: number }
  | { readonly kind: 'discogs' };

export const publishedSource: Source = sourceOf(source);

export function sourceOf(stated: { kind: string; releases?: number; seed?: number }): Source {
  if (stated.kind === 'discogs') return { kind: 'discogs' };
  if (stated.kind !== 'generated' || stated.releases === undefined || stated.seed === undefined) {
    throw new Error(
      'src/published/source.json: expected {"kind": "discogs"} or {"kind": "generated", "releases": …, "seed": …}',
    );
  }
  return { kind: 'generated', releases: stated.releases, seed: stated.seed };
}

/** Said on every page that shows a figure. */
export function sayOrigin(source: Source, { snapshot }: Report): string {
  return source.kind === 'discogs'
    ? `The figures are of the Discogs records of ${monthInWords(snapshot.month)}.`
    : 'The figures on this page come from a generated world, with invented people and records. They show what is measured and how; they say nothing about real music yet.';
}

/** A snapshot that was no longer open when the report was made has told no names. */
export function nameOf({ artist, name }: { artist: number; name: string | null }): string {
  return name ?? `Artist ${artist}`;
}

/** A report without a single drawn pair has none of its estimates, and no page can be made of it. */
export function drawn(estimate: Estimate | null, what: string): Estimate {
  if (estimate === null) throw new Error(`findings report: expected ${what}, found null`);
  return estimate;
}
