package creditgraph.protocol.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.findings.DistancePart;
import creditgraph.protocol.findings.GraphShape;
import creditgraph.protocol.findings.RoleCounts;
import creditgraph.protocol.findings.RoutePart;
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
  @JsonSubTypes.Type(value = TaskOutcome.ShapeMeasured.class, name = "shape-measured"),
  @JsonSubTypes.Type(value = TaskOutcome.DistancesMeasured.class, name = "distances-measured"),
  @JsonSubTypes.Type(value = TaskOutcome.RoutesDrawn.class, name = "routes-drawn"),
  @JsonSubTypes.Type(value = TaskOutcome.RolesCounted.class, name = "roles-counted"),
  @JsonSubTypes.Type(value = TaskOutcome.WrongSnapshot.class, name = "wrong-snapshot"),
  @JsonSubTypes.Type(value = TaskOutcome.Failed.class, name = "failed"),
})
public sealed interface TaskOutcome extends WireMessage {

  /// About how large it is in a message, rather more than less. A lane reports before its outcomes
  /// come to more than [TaskBoard#MAX_REPORT_BYTES].
  default int roughBytes() {
    return 1_000;
  }

  record Sampled(DistanceCounts counts) implements TaskOutcome {}

  /// @param scores of the task's pairs, in their order
  record Scored(List<PairScore> scores) implements TaskOutcome {
    public Scored {
      scores = List.copyOf(scores);
    }

    @Override
    public int roughBytes() {
      return 250 * scores.size();
    }
  }

  record Verified(CopyReport report) implements TaskOutcome {}

  record ShapeMeasured(GraphShape shape) implements TaskOutcome {}

  record DistancesMeasured(DistancePart part) implements TaskOutcome {
    @Override
    public int roughBytes() {
      int counts = part.sources().stream().mapToInt(source -> source.byReleases().size()).sum();
      return 40 * part.sources().size() + 5 * counts + 80 * part.panel().size();
    }
  }

  record RoutesDrawn(RoutePart part) implements TaskOutcome {
    @Override
    public int roughBytes() {
      int artists = part.hits().stream().mapToInt(hits -> hits.artists().size()).sum();
      return 200 + 40 * part.hits().size() + 10 * artists;
    }
  }

  record RolesCounted(RoleCounts counts) implements TaskOutcome {
    @Override
    public int roughBytes() {
      return 2_000 + counts.years().size() * (60 + 5 * counts.families().size());
    }
  }

  /// The lane's node has another snapshot open; the task belongs elsewhere.
  record WrongSnapshot(String openFingerprint) implements TaskOutcome {}

  /// The task itself broke; tried again elsewhere a bounded number of times.
  record Failed(String reason) implements TaskOutcome {}
}
