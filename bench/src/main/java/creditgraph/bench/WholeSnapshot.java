package creditgraph.bench;

import creditgraph.graph.snapshot.CheckReport;
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
import java.util.List;
import java.util.Map;

/// A snapshot with labels and evidence: what it costs to open.
///
/// Labels are bare, for they cost the same to open whatever they say. The process that builds it
/// also checks it; another one opens it.
final class WholeSnapshot {

  /// The process that builds.
  static final String BUILD = "snapshot-build";

  /// The process that opens, and its facts.
  static final String OPEN = "snapshot-open";

  private static final int OPENINGS = 20;
  private static final SnapshotSource SOURCE =
      new SnapshotSource("2000-01", List.of(), 1, "workload", "1", "", "");

  private WholeSnapshot() {}

  static void build(WorkDirectory work, Workload workload) throws IOException {
    Path directory = Files.createDirectories(directory(work));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, SOURCE)) {
      addAll(workload.edges(), new BareLabels(_ -> ""), builder);
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

  static void addAll(EdgeWorkload edges, Labels labels, SnapshotBuilder builder)
      throws IOException {
    for (int artist = 0; artist < edges.artistCount(); artist++) {
      builder.add(labels.artist(artist));
    }
    try {
      edges.forEachRelease(
          (release, artists, count) -> add(builder, labels.release(release, artists, count)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void add(SnapshotBuilder builder, ReleaseEntry release) {
    try {
      builder.add(release);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(WorkDirectory work) {
    return work.root().resolve("snapshot");
  }
}
