package creditgraph.graph.snapshot;

import java.util.List;

/// What a snapshot keeps of an artist.
///
/// @param id Discogs id, positive
/// @param variations other names that lead to this artist (ANVs and aliases as printed), distinct
public record ArtistEntry(int id, String name, List<String> variations) {

  public ArtistEntry {
    variations = List.copyOf(variations);
  }
}
