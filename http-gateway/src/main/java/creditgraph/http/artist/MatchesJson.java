package creditgraph.http.artist;

import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a name search, best match first.
record MatchesJson(SnapshotJson snapshot, List<MatchJson> matches) {

  static MatchesJson of(Matches found) {
    return new MatchesJson(
        SnapshotJson.of(found.snapshot()), found.matches().stream().map(MatchJson::of).toList());
  }

  record MatchJson(int id, String name, @Nullable String matchedOn, int releases) {

    static MatchJson of(ArtistMatch match) {
      return new MatchJson(
          match.id().value(),
          match.name(),
          match.matchedOn().isEmpty() ? null : match.matchedOn(),
          match.releases());
    }
  }
}
