package creditgraph.bench;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.CheckReport;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotCheck;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.ingest.snapshot.SnapshotBuild;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Builds one snapshot as `mcg build` does and checks it as publishing does; leaves it staged.
final class BuildOnce {

  /// The process, and its facts.
  static final String NAME = "build";

  private static final int HEX = 16;

  private BuildOnce() {}

  /// @param catalogs data root of the catalog
  static void run(WorkDirectory work, Path catalogs, String ruleset) throws IOException {
    PeakHeap heap = PeakHeap.watch();
    Map<String, Long> facts = new TreeMap<>();
    CatalogLayout catalog = CatalogLayout.ofMonth(catalogs, GeneratedMonth.MONTH);
    try (Progress progress = Progress.start(ProgressTo.log(BuildOnce::say))) {
      long begin = System.nanoTime();
      SnapshotBuild.Staged staged =
          new SnapshotBuild(data(work), catalog, RulesetFile.shipped(ruleset), "bench", progress)
              .build();
      facts.put("built.nanos", System.nanoTime() - begin);
      describe(staged.manifest(), facts);
      check(staged.directory(), facts);
      progress.finish();
    }
    facts.put("heap.bytes", heap.bytes());
    work.writeFacts(NAME, facts);
  }

  /// What a process prints is kept with the run.
  private static void say(String line) {
    System.out.println(line);
  }

  private static void check(Path snapshot, Map<String, Long> facts) {
    long begin = System.nanoTime();
    CheckReport report = SnapshotCheck.checkWithRoutes(snapshot);
    facts.put("checked.nanos", System.nanoTime() - begin);
    if (!report.isClean()) {
      throw new IllegalStateException("the snapshot is not sound: " + report.faults().getFirst());
    }
  }

  private static void describe(Manifest manifest, Map<String, Long> facts) {
    facts.put("edges.count", manifest.creditCount());
    for (Manifest.FileEntry file : manifest.files()) {
      facts.merge(file.purpose() + ".bytes", file.bytes(), Long::sum);
    }
    String fingerprint = manifest.fingerprint();
    facts.put("fingerprint.high", Long.parseUnsignedLong(fingerprint.substring(0, HEX), HEX));
    facts.put("fingerprint.low", Long.parseUnsignedLong(fingerprint.substring(HEX), HEX));
  }

  /// @throws IllegalStateException when two builds of one ruleset are not the same
  static void requireEqual(String ruleset, Map<String, Long> one, Map<String, Long> other) {
    String first = fingerprint(one);
    String second = fingerprint(other);
    if (!first.equals(second)) {
      throw new IllegalStateException(
          "%s: built twice from one catalog, once with another number of processors: fingerprints %s and %s"
              .formatted(ruleset, first, second));
    }
  }

  private static String fingerprint(Map<String, Long> facts) {
    return "%016x%016x".formatted(facts.get("fingerprint.high"), facts.get("fingerprint.low"));
  }

  /// Where builds of a run work.
  static Path data(WorkDirectory work) {
    return work.root().resolve("data");
  }

  /// Where a build of this ruleset leaves its snapshot.
  static Path snapshot(WorkDirectory work, String ruleset) {
    return data(work)
        .resolve("staging")
        .resolve("graph-%s-%s".formatted(GeneratedMonth.MONTH, ruleset));
  }
}
