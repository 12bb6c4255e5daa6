package creditgraph.protocol.artist;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.time.Duration;
import java.util.List;

/// Questions about artist names and their answers.
public interface ArtistLookup {

  /// Every way a name search can end.
  sealed interface SearchReply {}

  /// @param matches best first
  record Matches(SnapshotRef snapshot, List<ArtistMatch> matches) implements SearchReply {
    public Matches {
      matches = List.copyOf(matches);
    }
  }

  /// What the snapshot's own names give while the database is away: beginnings of names alone, of
  /// the artists with most releases.
  ///
  /// @param matches best first
  record SnapshotMatches(SnapshotRef snapshot, List<ArtistMatch> matches) implements SearchReply {
    public SnapshotMatches {
      matches = List.copyOf(matches);
    }
  }

  /// No current snapshot of that ruleset is known.
  record UnknownRuleset(RulesetId ruleset, List<RulesetId> available) implements SearchReply {
    public UnknownRuleset {
      available = List.copyOf(available);
    }
  }

  /// Too many searches wait, or the names of the first snapshot are still being loaded.
  record Busy(Duration retryAfter) implements SearchReply {}

  /// @param name canonical name
  /// @param matchedOn the variation or alias that matched; empty when it was the canonical name
  /// @param releases releases in the snapshot that credit this artist
  record ArtistMatch(
      ArtistId id, String name, MatchedBy matchedBy, String matchedOn, int releases) {}

  /// Which of an artist's names a search met.
  enum MatchedBy {
    NAME,
    /// Another spelling of the name.
    VARIATION,
    /// The name of another artist record of the same person or group.
    ALIAS
  }
}
