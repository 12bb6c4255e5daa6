package creditgraph.node.artist;

import creditgraph.http.artist.Artists;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import creditgraph.protocol.artist.ArtistLookup.UnknownRuleset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/// Finds artists by name in the database: lets so many searches in, and says when a snapshot's
/// names are not there. [NameSearch] searches.
public final class ArtistDesk implements Artists {

  /// Searches that may run or wait for a connection; more are turned away.
  static final int MAX_SEARCHES = 256;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final DataSource database;
  private final Executor blocking;
  private final CurrentSnapshots snapshots;
  private final LoadedNames loaded;
  private final Semaphore places = new Semaphore(MAX_SEARCHES);

  ArtistDesk(
      DataSource database, Executor blocking, CurrentSnapshots snapshots, LoadedNames loaded) {
    this.database = database;
    this.blocking = blocking;
    this.snapshots = snapshots;
    this.loaded = loaded;
  }

  @Override
  public CompletionStage<SearchReply> search(RulesetId ruleset, String query, int limit) {
    Optional<SnapshotRef> current = snapshots.current(ruleset);
    if (current.isEmpty()) {
      return done(new UnknownRuleset(ruleset, snapshots.rulesets()));
    }
    Optional<SnapshotRef> searched = loaded.answeringFor(current.get());
    if (searched.isEmpty() || !places.tryAcquire()) {
      return done(new Busy(RETRY_AFTER));
    }
    return CompletableFuture.supplyAsync(() -> answer(searched.get(), query, limit), blocking)
        .whenComplete((_, _) -> places.release());
  }

  /// The rulesets that have a snapshot open but no names to search, sorted.
  public List<RulesetId> nameless() {
    return snapshots.rulesets().stream()
        .filter(ruleset -> snapshots.current(ruleset).filter(this::isNameless).isPresent())
        .toList();
  }

  private boolean isNameless(SnapshotRef snapshot) {
    return loaded.answeringFor(snapshot).isEmpty();
  }

  private static CompletionStage<SearchReply> done(SearchReply reply) {
    return CompletableFuture.completedStage(reply);
  }

  /// Nobody found may also mean that another node has dropped these names since this one saw them,
  /// having gone two snapshots further; then the loader here is on its way after it.
  private SearchReply answer(SnapshotRef snapshot, String query, int limit) {
    String folded = FoldedName.fold(query);
    if (folded.isEmpty()) {
      return new Matches(snapshot, List.of());
    }
    try (Connection connection = database.getConnection()) {
      NameSearch search = new NameSearch(connection, snapshot);
      List<ArtistMatch> matches = search.matches(folded, limit);
      return matches.isEmpty() && !search.isLoaded()
          ? new Busy(RETRY_AFTER)
          : new Matches(snapshot, matches);
    } catch (SQLException e) {
      throw new IllegalStateException("name search in " + snapshot.path() + " failed", e);
    }
  }
}
