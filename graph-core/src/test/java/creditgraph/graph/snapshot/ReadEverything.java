package creditgraph.graph.snapshot;

import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import java.io.IOException;
import java.nio.file.Path;

/// Asks a snapshot all that can be asked of it.
final class ReadEverything {

  private static final SearchBudget BUDGET = new SearchBudget(64, 100_000, SearchBudget.UNTIMED);

  private final Snapshot snapshot;
  private final boolean damagedGraph;
  private final SearchScratch scratch = SearchScratch.create();
  private int refusals;

  private ReadEverything(Snapshot snapshot, boolean damagedGraph) {
    this.snapshot = snapshot;
    this.damagedGraph = damagedGraph;
  }

  /// Opens and reads, and counts the questions that were refused with a [SnapshotException]; any
  /// other exception passes.
  ///
  /// @throws SnapshotException when the snapshot cannot even be opened
  static int of(Path directory) throws IOException {
    return read(directory, false);
  }

  /// [#of] where rows or components may be wrong: their loops check nothing but memory, so damage
  /// is met as an index out of bounds, by an assertion or by name.
  static int ofDamagedGraph(Path directory) throws IOException {
    return read(directory, true);
  }

  private static int read(Path directory, boolean damagedGraph) throws IOException {
    try (Snapshot snapshot = Snapshot.open(directory)) {
      ReadEverything reader = new ReadEverything(snapshot, damagedGraph);
      reader.everything();
      return reader.refusals;
    }
  }

  private void everything() {
    int artists = snapshot.manifest().artistCount();
    int releases = snapshot.manifest().releaseCount();
    for (int artist = 0; artist < artists; artist++) {
      int one = artist;
      attempt(() -> artist(one));
      attempt(() -> search(one, artists - 1 - one));
    }
    for (int release = 0; release < releases; release++) {
      int one = release;
      attempt(() -> snapshot.label(one));
      attempt(() -> snapshot.releaseOrdinal(snapshot.releaseId(one)));
      for (int artist = 0; artist < artists; artist++) {
        int other = artist;
        attempt(() -> snapshot.evidence(one, other));
        attempt(() -> snapshot.roles(one, other));
      }
    }
  }

  private void artist(int ordinal) {
    snapshot.artistOrdinal(snapshot.artistId(ordinal));
    snapshot.artistName(ordinal);
    snapshot.artist(ordinal);
    snapshot.artistReleases(ordinal);
    snapshot.graph().releasesOf(ordinal);
  }

  private void search(int from, int to) {
    SearchOutcome outcome = ShortestPath.find(snapshot.graph(), from, to, BUDGET, scratch);
    if (outcome instanceof SearchOutcome.Found found) {
      found.path().reversed();
    }
  }

  private void attempt(Runnable question) {
    try {
      question.run();
    } catch (SnapshotException e) {
      refusals++;
    } catch (IndexOutOfBoundsException | IllegalStateException | AssertionError e) {
      if (!damagedGraph) {
        throw e;
      }
      refusals++;
    }
  }
}
