package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditGraph;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/// Verifies topology files, those that are not part of a snapshot and those of a copy that has
/// nothing else, as [SnapshotCheck] does whole snapshots.
final class TopologyCheck {

  private TopologyCheck() {}

  static CheckReport ofSnapshot(Path directory) {
    Faults faults = new Faults();
    try {
      return check(directory, Manifest.verify(directory));
    } catch (SnapshotException | IOException e) {
      faults.add(Manifest.FILE_NAME, 0, e.toString());
      return faults.report(directory);
    }
  }

  static CheckReport check(Path directory, Manifest manifest) throws IOException {
    Faults faults = new Faults();
    for (Manifest.FileEntry entry : manifest.files()) {
      if (entry.isForSearch()) {
        FileHashes.check(directory, entry, faults);
      }
    }
    try (Arena arena = Arena.ofShared()) {
      SnapshotFiles files = SnapshotFiles.mapTopology(directory, manifest, arena);
      for (FileKind kind : FileKind.values()) {
        if (kind.purpose == FileKind.Purpose.TOPOLOGY) {
          ContentBytes.check(files.file(kind), kind, faults);
        }
      }
      if (faults.isEmpty()) {
        interpret(files, manifest, faults);
      }
    } catch (SnapshotDamaged e) {
      faults.add(directory.toString(), e.offset(), e.toString());
    }
    return faults.report(directory);
  }

  private static void interpret(SnapshotFiles files, Manifest manifest, Faults faults) {
    CreditGraph graph = files.graph();
    RecordChecks.artistIds(files, faults);
    RecordChecks.releaseIds(files, faults);
    if (GraphCheck.check(files, graph, manifest, faults)) {
      RecordChecks.roles(files, graph, faults);
    }
  }
}
