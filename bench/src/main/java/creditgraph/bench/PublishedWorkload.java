package creditgraph.bench;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.workload.EdgeWorkload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A data folder in which a workload is published as a whole snapshot. It outlives the run, because
/// the larger ones take minutes to build.
///
/// @param data holds `graph/` and nothing else
record PublishedWorkload(Path data, Workload workload, Text text) {

  /// What artists and releases are called.
  enum Text {
    /// Artists have their number for a name, releases have no title.
    BARE,
    /// As much as on Discogs; takes longer to make, and not for L.
    WRITTEN
  }

  /// Of the child process that makes one.
  static final String NAME = "publish";

  private static final String MONTH = "2000-01";

  /// The data folder of this workload, made when it is not there.
  ///
  /// @param graphs holds one folder for each workload
  static PublishedWorkload made(
      Path graphs, Workload workload, Text text, WorkDirectory work, Listener listener)
      throws IOException, InterruptedException {
    PublishedWorkload published =
        new PublishedWorkload(
            graphs.resolve(
                "%s-%d-%d%s-format-%d"
                    .formatted(
                        workload.scale(),
                        workload.divisor(),
                        workload.seed(),
                        text == Text.BARE ? "" : "-written",
                        Manifest.FORMAT)),
            workload,
            text);
    if (published.root().current(BenchCluster.RULESET).isEmpty()) {
      listener.begins("building the snapshot of %s".formatted(workload.scale()));
      new Processes(work).publish(published);
    }
    return published;
  }

  /// What stands in the manifest of the snapshot.
  Manifest manifest() throws IOException {
    return Manifest.read(snapshot());
  }

  /// Builds and publishes; the pointer comes last.
  void publish() throws IOException {
    Path staging = Files.createDirectories(data).resolve("staging");
    if (Files.exists(staging)) {
      Bench.delete(staging);
    }
    Files.createDirectory(staging);
    Manifest manifest;
    SnapshotSource source =
        new SnapshotSource(
            MONTH, List.of(), 1, BenchCluster.RULESET, "1", "# of a workload", "0".repeat(40));
    try (SnapshotBuilder builder = SnapshotBuilder.create(staging, source)) {
      EdgeWorkload edges = workload.edges();
      WholeSnapshot.addAll(edges, labels(edges), builder);
      manifest = builder.build(Instant.EPOCH);
    }
    Path place = root().directory(MONTH, BenchCluster.RULESET, manifest.fingerprint());
    Files.createDirectories(place.getParent());
    Files.move(staging, place);
    root().makeCurrent(place);
  }

  private Labels labels(EdgeWorkload edges) {
    return switch (text) {
      case BARE -> new BareLabels(artist -> "Artist " + artist);
      case WRITTEN -> WrittenLabels.of(edges);
    };
  }

  /// The current snapshot.
  Path snapshot() throws IOException {
    return root()
        .current(BenchCluster.RULESET)
        .orElseThrow(() -> new IllegalStateException(data + " has no current snapshot"));
  }

  private GraphRoot root() {
    return new GraphRoot(data.resolve("graph"));
  }
}
