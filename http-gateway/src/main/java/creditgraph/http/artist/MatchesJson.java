package creditgraph.http.artist;

import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import creditgraph.protocol.artist.ArtistLookup.SnapshotMatches;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answer to a name search, best match first.
///
/// @param degraded whether the database is away, so that slips find nobody, nor does every name
record MatchesJson(SnapshotJson snapshot, boolean degraded, List<MatchJson> matches) {

  static MatchesJson of(Matches found) {
    return new MatchesJson(
        SnapshotJson.of(found.snapshot()),
        false,
        found.matches().stream().map(MatchJson::of).toList());
  }

  static MatchesJson of(SnapshotMatches found) {
    return new MatchesJson(
        SnapshotJson.of(found.snapshot()),
        true,
        found.matches().stream().map(MatchJson::of).toList());
  }

  /// @param matchedBy `name`, `variation` or `alias`
  record MatchJson(
      int id, String name, String matchedBy, @Nullable String matchedOn, int releases) {

    static MatchJson of(ArtistMatch match) {
      return new MatchJson(
          match.id().value(),
          match.name(),
          match.matchedBy().name().toLowerCase(Locale.ROOT),
          match.matchedOn().isEmpty() ? null : match.matchedOn(),
          match.releases());
    }
  }
}
