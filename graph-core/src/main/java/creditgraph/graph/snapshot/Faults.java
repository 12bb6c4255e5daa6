package creditgraph.graph.snapshot;

import creditgraph.graph.csr.FaultSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Collects faults up to the number that a report lists.
final class Faults {

  private final List<CheckReport.Fault> faults = new ArrayList<>();
  private boolean truncated;

  void add(String file, long offset, String message) {
    if (faults.size() == CheckReport.MAX_FAULTS) {
      truncated = true;
      return;
    }
    faults.add(new CheckReport.Fault(file, offset, message));
  }

  /// What reading met, as a fault of the file that it names, or else of the one given.
  void add(SnapshotDamaged damage, FileKind otherwise) {
    Path named = damage.file().isEmpty() ? null : Path.of(damage.file()).getFileName();
    add(
        named == null ? otherwise.fileName : named.toString(),
        damage.offset(),
        String.valueOf(damage.getMessage()));
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /// Takes faults of one section, whose offsets count from its start.
  FaultSink in(SnapshotFile file, int section) {
    String name = String.valueOf(file.path().getFileName());
    return (offset, message) -> add(name, file.sectionStart(section) + offset, message);
  }

  CheckReport report(Path directory) {
    return new CheckReport(directory, faults, truncated);
  }
}
