package creditgraph.node.metrics;

import creditgraph.http.artist.Artists;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import creditgraph.protocol.artist.ArtistLookup.SnapshotMatches;
import creditgraph.protocol.artist.ArtistLookup.UnknownRuleset;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Times searches for artists by where the answer came from.
final class TimedArtists implements Artists {

  private enum Source {
    DATABASE,
    /// The snapshot's own names, while the database is away.
    SNAPSHOT,
    UNKNOWN_RULESET,
    BUSY,
    FAILED
  }

  private final Artists artists;
  private final OutcomeTimers<Source> timers;

  TimedArtists(Artists artists, MeterRegistry registry) {
    this.artists = artists;
    this.timers =
        OutcomeTimers.create(
            registry,
            "creditgraph.artist.search.duration",
            "Searches for artists by name",
            "source",
            Source.class);
  }

  @Override
  public CompletionStage<SearchReply> search(RulesetId ruleset, String query, int limit) {
    long start = System.nanoTime();
    return artists
        .search(ruleset, query, limit)
        .whenComplete((reply, _) -> timers.ended(source(reply), start));
  }

  /// @param reply null when the search broke
  private static Source source(@Nullable SearchReply reply) {
    return switch (reply) {
      case null -> Source.FAILED;
      case Matches _ -> Source.DATABASE;
      case SnapshotMatches _ -> Source.SNAPSHOT;
      case UnknownRuleset _ -> Source.UNKNOWN_RULESET;
      case Busy _ -> Source.BUSY;
    };
  }
}
