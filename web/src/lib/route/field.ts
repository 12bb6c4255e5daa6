/** One end of a question: what stands in the field, and whom it means once someone was picked. */
export interface ArtistField {
  text: string;
  artist: NamedArtist | null;
}

export interface NamedArtist {
  readonly id: number;
  readonly name: string;
}

export function emptyField(): ArtistField {
  return { text: '', artist: null };
}

export function fieldFor(artist: NamedArtist): ArtistField {
  return { text: artist.name, artist };
}

/** Stands in for a name while a shared address has told only the id. */
export function unnamed(id: number): NamedArtist {
  return { id, name: `Artist ${id}` };
}

/** What keeps a pair of fields from being a question. */
export interface FieldErrors {
  readonly from: string | null;
  readonly to: string | null;
}

export function errorsIn(from: ArtistField, to: ArtistField): FieldErrors {
  const same = from.artist !== null && from.artist.id === to.artist?.id;
  return {
    from: missing(from),
    to: same ? 'Pick someone else than the first artist.' : missing(to),
  };
}

function missing(field: ArtistField): string | null {
  if (field.artist !== null) return null;
  return field.text.trim() === '' ? 'Pick an artist.' : 'Choose an artist from the list.';
}
