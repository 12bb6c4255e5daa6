package creditgraph.bench;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.testkit.workload.EdgeWorkload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Hands a workload to a builder: every credit with one line of evidence and a role bit, names and
/// titles empty, so that almost all of the work is about who stands on what.
final class WorkloadEntries {

  private static final int ROLE_BITS = 8;
  private static final List<ReleaseEntry.CreditLine> LINE =
      List.of(new ReleaseEntry.CreditLine(CreditScope.MAIN, "", "", "", List.of()));

  private final EdgeWorkload workload;
  private final SnapshotBuilder builder;
  private long addingNanos;
  private long credits;

  WorkloadEntries(EdgeWorkload workload, SnapshotBuilder builder) {
    this.workload = workload;
    this.builder = builder;
  }

  void addAll() throws IOException {
    long begin = System.nanoTime();
    for (int artist = 0; artist < workload.artistCount(); artist++) {
      builder.add(new ArtistEntry(artist + 1, "", List.of()));
    }
    addingNanos += System.nanoTime() - begin;
    try {
      workload.forEachRelease(this::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Spent in the builder, and not on making the workload.
  long addingNanos() {
    return addingNanos;
  }

  long credits() {
    return credits;
  }

  private void add(int release, int[] artists, int count) {
    long begin = System.nanoTime();
    List<ReleaseEntry.Contributor> contributors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      contributors.add(
          new ReleaseEntry.Contributor(artists[i] + 1, 1 << (release + i) % ROLE_BITS, LINE));
    }
    try {
      builder.add(
          new ReleaseEntry(release + 1, "", "", 0, "", List.of(), 0, 0, List.of(), contributors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    credits += count;
    addingNanos += System.nanoTime() - begin;
  }
}
