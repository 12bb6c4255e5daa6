package creditgraph.protocol.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;

/// A small idempotent piece of work named by its inputs: any node computes the same bytes.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Task.SamplePaths.class, name = "sample-paths")})
public sealed interface Task extends WireMessage {

  /// `sample/<sample id>/<index>`.
  String name();

  /// The only snapshot on which this task means anything.
  SnapshotRef snapshot();

  /// Draws `pairs` artist pairs from `seed` and the task's `index` and counts their distances.
  record SamplePaths(String name, SnapshotRef snapshot, long seed, int index, int pairs)
      implements Task {}
}
