package creditgraph.bench;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CheckReport;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotCheck;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.workload.EdgeWorkload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// A snapshot with labels and evidence: what it costs to open.
///
/// Every credit has one line of evidence; names and titles are empty. The process that builds it
/// also checks it; another one opens it.
final class WholeSnapshot {

  /// The process that builds.
  static final String BUILD = "snapshot-build";

  /// The process that opens, and its facts.
  static final String OPEN = "snapshot-open";

  private static final int OPENINGS = 20;
  private static final SnapshotSource SOURCE =
      new SnapshotSource("2000-01", List.of(), 1, "workload", "1", "", "");
  private static final List<ReleaseEntry.CreditLine> LINE =
      List.of(new ReleaseEntry.CreditLine(CreditScope.MAIN, "", "", "", List.of()));

  private WholeSnapshot() {}

  static void build(WorkDirectory work, Workload workload) throws IOException {
    Path directory = Files.createDirectories(directory(work));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SOURCE)) {
      addAll(workload.edges(), _ -> "", builder);
      builder.build(Instant.EPOCH);
    }
    CheckReport report = SnapshotCheck.check(directory);
    if (!report.isClean()) {
      throw new IllegalStateException("the snapshot is not sound: " + report.faults().getFirst());
    }
  }

  /// Opens once, with all that a new process loads on the way; then again, as when a running node
  /// changes to another snapshot.
  static void open(WorkDirectory work) throws IOException {
    long first = openingNanos(work);
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < OPENINGS; i++) {
      shortest = Math.min(shortest, openingNanos(work));
    }
    work.writeFacts(OPEN, Map.of("first.nanos", first, "again.nanos", shortest));
  }

  private static long openingNanos(WorkDirectory work) throws IOException {
    long begin = System.nanoTime();
    try (Snapshot snapshot = Snapshot.open(directory(work))) {
      long took = System.nanoTime() - begin;
      if (snapshot.graph().creditCount() != snapshot.manifest().creditCount()) {
        throw new IllegalStateException(snapshot + " does not hold the credits it should");
      }
      return took;
    }
  }

  /// @param names of artists, by their number in the workload
  static void addAll(EdgeWorkload edges, IntFunction<String> names, SnapshotBuilder builder)
      throws IOException {
    for (int artist = 0; artist < edges.artistCount(); artist++) {
      builder.add(new ArtistEntry(artist + 1, names.apply(artist), List.of()));
    }
    try {
      edges.forEachRelease((release, artists, count) -> add(builder, release, artists, count));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void add(SnapshotBuilder builder, int release, int[] artists, int count) {
    List<ReleaseEntry.Contributor> contributors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      contributors.add(new ReleaseEntry.Contributor(artists[i] + 1, 1, LINE));
    }
    try {
      builder.add(
          new ReleaseEntry(release + 1, "", "", 0, "", List.of(), 0, 0, List.of(), contributors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(WorkDirectory work) {
    return work.root().resolve("snapshot");
  }
}
