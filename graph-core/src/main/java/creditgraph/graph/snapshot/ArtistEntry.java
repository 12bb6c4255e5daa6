package creditgraph.graph.snapshot;

import java.util.List;

/// What a snapshot keeps of an artist.
///
/// @param id Discogs id, positive
/// @param variations other spellings of the name (ANVs, listed and printed), distinct
/// @param aliases names of other artist records of the same person or group, distinct
public record ArtistEntry(int id, String name, List<String> variations, List<String> aliases) {

  public ArtistEntry {
    variations = List.copyOf(variations);
    aliases = List.copyOf(aliases);
  }

  /// An artist without aliases.
  public ArtistEntry(int id, String name, List<String> variations) {
    this(id, name, variations, List.of());
  }
}
