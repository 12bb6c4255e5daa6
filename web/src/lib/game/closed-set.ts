import type { DailyArtist, DailyCredit, DailyFile, DailyHint, DailyRelease } from '../data/daily';

/** One of the parts of a release; most have only one, whose place is 0. */
export interface Part {
  readonly id: number;
  readonly place: number;
  readonly release: DailyRelease;
  /** Who of the file is credited on it, the best known first. */
  readonly people: readonly number[];
}

/** Names one part in what is kept on the device. */
export interface PartRef {
  readonly id: number;
  readonly place: number;
}

/** The closed, playable piece of the graph that a daily file holds, looked up from every side. */
export class ClosedSet {
  readonly #artists: ReadonlyMap<number, DailyArtist>;
  readonly #parts = new Map<number, Part[]>();
  readonly #partsOf = new Map<number, Part[]>();
  readonly #hints: ReadonlyMap<number, DailyHint>;

  constructor(readonly file: DailyFile) {
    this.#artists = new Map(file.artists.map((artist) => [artist.id, artist]));
    this.#hints = new Map(file.hints.map((hint) => [hint.at, hint]));
    for (const release of file.releases) {
      const siblings = listIn(this.#parts, release.id);
      const people = [...new Set(release.credits.map((credit) => credit.artist))];
      const part = { id: release.id, place: siblings.length, release, people };
      siblings.push(part);
      for (const artist of people) listIn(this.#partsOf, artist).push(part);
    }
    for (const parts of this.#partsOf.values()) parts.sort(byYear);
  }

  artists(): readonly DailyArtist[] {
    return this.file.artists;
  }

  artist(id: number): DailyArtist | null {
    return this.#artists.get(id) ?? null;
  }

  /** All parts of all releases. */
  parts(): readonly Part[] {
    return [...this.#parts.values()].flat();
  }

  part({ id, place }: PartRef): Part | null {
    return this.#parts.get(id)?.[place] ?? null;
  }

  /** Those that credit the artist, by year; a year that is not stated comes last. */
  partsOf(artist: number): readonly Part[] {
    return this.#partsOf.get(artist) ?? [];
  }

  hasRelease(id: number): boolean {
    return this.#parts.has(id);
  }

  /** Whether any part of the release credits the artist. */
  credits(release: number, artist: number): boolean {
    return (this.#parts.get(release) ?? []).some((part) => part.people.includes(artist));
  }

  creditsOn(part: Part, artist: number): readonly DailyCredit[] {
    return part.release.credits.filter((credit) => credit.artist === artist);
  }

  /** The part that credits both, for a step of a route that names only the release. */
  joining(release: number, one: number, other: number): Part | null {
    const parts = this.#parts.get(release) ?? [];
    return parts.find(({ people }) => people.includes(one) && people.includes(other)) ?? null;
  }

  hint(at: number): DailyHint | null {
    return this.#hints.get(at) ?? null;
  }
}

function listIn(lists: Map<number, Part[]>, key: number): Part[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function byYear(one: Part, other: Part): number {
  const years = (one.release.year ?? 9999) - (other.release.year ?? 9999);
  return years !== 0 ? years : one.release.title.localeCompare(other.release.title, 'en');
}
