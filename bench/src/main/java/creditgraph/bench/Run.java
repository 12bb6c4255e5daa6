package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.util.List;

/// One kind of measurement.
interface Run {

  /// @param listener told of each figure as soon as it is there
  /// @throws IllegalStateException when a result is wrong, which no figure would make up for
  Results of(WorkDirectory work, Listener listener) throws IOException, InterruptedException;

  /// @param workload what was measured on
  /// @param skipped systems that could not run here, each with the reason
  record Results(String workload, List<Row> rows, List<String> skipped) {
    public Results {
      rows = List.copyOf(rows);
      skipped = List.copyOf(skipped);
    }
  }
}
