package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.CheckReport;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotCheck;
import creditgraph.ingest.dump.DumpRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Check, sync, rename, pointer, in this order:
///
/// ```
/// staging/graph-… ── every byte checked ──▶ graph/<month>/<ruleset>/<fingerprint>
///                                                  ▲ graph/current/<ruleset>
/// ```
///
/// Stopped between any two steps, readers still see what was current before.
public final class Publisher {

  private final GraphRoot graphs;

  public Publisher(GraphRoot graphs) {
    this.graphs = graphs;
  }

  /// Publishes a staged snapshot and makes it current. When a snapshot of this fingerprint is there
  /// already, that one is checked and made current, and the staged one is removed.
  ///
  /// @return where it is now
  /// @throws DumpRefused listing every fault, when the check finds any; nothing has changed then
  public Path publish(Path staged) throws IOException {
    requireClean(staged, "The snapshot built in %s fails its check. Build it again.");
    Manifest manifest = Manifest.read(staged);
    Path target =
        graphs.directory(manifest.sourceMonth(), manifest.rulesetName(), manifest.fingerprint());
    if (Files.exists(target)) {
      requireClean(target, "The snapshot published in %s is damaged. Remove it and publish again.");
      DurableFiles.deleteTree(staged);
    } else {
      DurableFiles.publish(staged, target);
    }
    graphs.makeCurrent(target);
    return target;
  }

  private static void requireClean(Path snapshot, String otherwise) {
    CheckReport report = SnapshotCheck.checkWithRoutes(snapshot);
    if (!report.isClean()) {
      throw new DumpRefused(
          otherwise.formatted(snapshot)
              + " What is current has not changed. Faults:\n"
              + report.faults().stream()
                  .map(CheckReport.Fault::toString)
                  .collect(Collectors.joining("\n")));
    }
  }
}
