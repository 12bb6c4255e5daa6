package creditgraph.protocol.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.DistanceCounts;

/// How a task ended on a lane.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskOutcome.Sampled.class, name = "sampled"),
  @JsonSubTypes.Type(value = TaskOutcome.WrongSnapshot.class, name = "wrong-snapshot"),
  @JsonSubTypes.Type(value = TaskOutcome.Failed.class, name = "failed"),
})
public sealed interface TaskOutcome extends WireMessage {

  record Sampled(DistanceCounts counts) implements TaskOutcome {}

  /// The lane's node has another snapshot open; the task belongs elsewhere.
  record WrongSnapshot(String openFingerprint) implements TaskOutcome {}

  /// The task itself broke; tried again elsewhere a bounded number of times.
  record Failed(String reason) implements TaskOutcome {}
}
