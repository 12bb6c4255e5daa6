package creditgraph.node.artist;

import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import creditgraph.protocol.artist.ArtistLookup.SnapshotMatches;
import creditgraph.protocol.artist.ArtistLookup.UnknownRuleset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds artists by the names that the open snapshots keep themselves, while the database is away.
///
/// The first question about a snapshot has its names read, which takes seconds for a large one;
/// until then it is answered `Busy`. What was read is held, one for each open snapshot, until
/// [#forget].
final class SnapshotNames {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(SnapshotNames.class);

  private final SnapshotShelf shelf;
  private final Executor reading;
  private final Executor searches;
  private final Map<SnapshotRef, CompletableFuture<NamePrefixes>> read = new ConcurrentHashMap<>();

  /// @param reading where names are read, for seconds
  /// @param searches where they are searched, for milliseconds
  SnapshotNames(SnapshotShelf shelf, Executor reading, Executor searches) {
    this.shelf = shelf;
    this.reading = reading;
    this.searches = searches;
  }

  CompletionStage<SearchReply> search(RulesetId ruleset, String query, int limit) {
    Optional<SnapshotRef> current = shelf.current(ruleset);
    if (current.isEmpty()) {
      return done(new UnknownRuleset(ruleset, shelf.rulesets()));
    }
    SnapshotRef ref = current.get();
    read.keySet().removeIf(old -> old.ruleset().equals(ruleset) && !old.equals(ref));
    CompletableFuture<NamePrefixes> names = read.computeIfAbsent(ref, this::read);
    if (names.isCompletedExceptionally()) {
      read.remove(ref, names);
    }
    return names.isDone()
        ? names.thenApplyAsync(
            prefixes -> search(ref, prefixes, FoldedName.fold(query), limit), searches)
        : done(new Busy(RETRY_AFTER));
  }

  /// Gives the memory back; the next question reads anew.
  void forget() {
    read.clear();
  }

  private CompletableFuture<NamePrefixes> read(SnapshotRef ref) {
    return CompletableFuture.supplyAsync(
        () -> {
          long start = System.nanoTime();
          try (LeasedSnapshot held = lease(ref)) {
            NamePrefixes names = NamePrefixes.of(held.snapshot());
            log.info(
                "names read from the snapshot snapshot={} took={}",
                ref.path(),
                Duration.ofNanos(System.nanoTime() - start));
            return names;
          }
        },
        reading);
  }

  private LeasedSnapshot lease(SnapshotRef ref) {
    return shelf
        .lease(ref)
        .orElseThrow(() -> new IllegalStateException(ref.path() + " was closed meanwhile"));
  }

  private SearchReply search(SnapshotRef ref, NamePrefixes names, String folded, int limit) {
    Optional<LeasedSnapshot> leased = shelf.lease(ref);
    if (leased.isEmpty()) {
      return new Busy(RETRY_AFTER);
    }
    try (LeasedSnapshot held = leased.get()) {
      List<ArtistMatch> matches = names.matches(held.snapshot(), folded, limit);
      return new SnapshotMatches(ref, matches);
    }
  }

  private static CompletionStage<SearchReply> done(SearchReply reply) {
    return CompletableFuture.completedStage(reply);
  }
}
