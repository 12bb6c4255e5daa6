package creditgraph.protocol.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.score.PairScore;
import creditgraph.protocol.verify.CopyReport;
import java.util.List;

/// How a task ended on a lane.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskOutcome.Sampled.class, name = "sampled"),
  @JsonSubTypes.Type(value = TaskOutcome.Scored.class, name = "scored"),
  @JsonSubTypes.Type(value = TaskOutcome.Verified.class, name = "verified"),
  @JsonSubTypes.Type(value = TaskOutcome.WrongSnapshot.class, name = "wrong-snapshot"),
  @JsonSubTypes.Type(value = TaskOutcome.Failed.class, name = "failed"),
})
public sealed interface TaskOutcome extends WireMessage {

  record Sampled(DistanceCounts counts) implements TaskOutcome {}

  /// @param scores of the task's pairs, in their order
  record Scored(List<PairScore> scores) implements TaskOutcome {
    public Scored {
      scores = List.copyOf(scores);
    }
  }

  record Verified(CopyReport report) implements TaskOutcome {}

  /// The lane's node has another snapshot open; the task belongs elsewhere.
  record WrongSnapshot(String openFingerprint) implements TaskOutcome {}

  /// The task itself broke; tried again elsewhere a bounded number of times.
  record Failed(String reason) implements TaskOutcome {}
}
