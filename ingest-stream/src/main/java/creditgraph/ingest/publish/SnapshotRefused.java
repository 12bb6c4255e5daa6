package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.CheckReport;
import java.util.stream.Collectors;

/// A snapshot failed its check and was not published; what was current still is.
public final class SnapshotRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  SnapshotRefused(CheckReport report) {
    super(
        "%s was not published: %d faults%n%s"
            .formatted(
                report.snapshot(),
                report.faults().size(),
                report.faults().stream()
                    .limit(SHOWN)
                    .map(CheckReport.Fault::toString)
                    .collect(Collectors.joining("\n"))));
  }
}
