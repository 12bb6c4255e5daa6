package creditgraph.protocol.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import org.jspecify.annotations.Nullable;

/// A small idempotent piece of work named by its inputs: any node computes the same bytes.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Task.SamplePaths.class, name = "sample-paths")})
public sealed interface Task extends WireMessage {

  /// `sample/<sample id>/<index>`.
  String name();

  /// The only snapshot on which this task means anything.
  SnapshotRef snapshot();

  /// Draws `pairs` artist pairs from `seed` and the task's `index` and counts their distances.
  ///
  /// @param hubPenalty [HubPenalty#NONE] when absent, as in older messages
  /// @param years [YearWindow#ALL] when absent, as in older messages
  record SamplePaths(
      String name,
      SnapshotRef snapshot,
      long seed,
      int index,
      int pairs,
      HubPenalty hubPenalty,
      YearWindow years)
      implements Task {
    public SamplePaths(
        String name,
        SnapshotRef snapshot,
        long seed,
        int index,
        int pairs,
        @Nullable HubPenalty hubPenalty,
        @Nullable YearWindow years) {
      this.name = name;
      this.snapshot = snapshot;
      this.seed = seed;
      this.index = index;
      this.pairs = pairs;
      this.hubPenalty = hubPenalty == null ? HubPenalty.NONE : hubPenalty;
      this.years = years == null ? YearWindow.ALL : years;
    }

    /// Of routes of fewest releases, whenever they were published.
    public SamplePaths(String name, SnapshotRef snapshot, long seed, int index, int pairs) {
      this(name, snapshot, seed, index, pairs, HubPenalty.NONE, YearWindow.ALL);
    }
  }
}
