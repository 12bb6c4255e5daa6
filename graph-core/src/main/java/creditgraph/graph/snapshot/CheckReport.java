package creditgraph.graph.snapshot;

import java.nio.file.Path;
import java.util.List;

/// What a check found.
///
/// @param snapshot the directory
/// @param faults in the order of the files; at most [#MAX_FAULTS]
/// @param truncated whether there were more faults than are listed
public record CheckReport(Path snapshot, List<Fault> faults, boolean truncated) {

  /// Faults listed; a thoroughly damaged snapshot has as many as bytes.
  public static final int MAX_FAULTS = 1000;

  public CheckReport {
    faults = List.copyOf(faults);
  }

  /// Whether every byte is what it should be.
  public boolean isClean() {
    return faults.isEmpty();
  }

  /// @param file name inside the snapshot's directory
  /// @param offset first byte concerned, or 0 for the file as a whole
  public record Fault(String file, long offset, String message) {
    @Override
    public String toString() {
      return "%s at byte %d: %s".formatted(file, offset, message);
    }
  }
}
