package creditgraph.http.job;

import creditgraph.http.snapshot.SnapshotJson;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobControl.JobList;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A job as it stands.
///
/// @param kind what it computes: `sample`, `score`, `verify`, `findings`
/// @param startedAt null when an earlier version of the program started it
/// @param deadline null when there is none
/// @param reason null unless it failed or was cancelled
public record JobJson(
    String id,
    String kind,
    String status,
    SnapshotJson snapshot,
    String priority,
    int tries,
    @Nullable String startedAt,
    @Nullable String deadline,
    int tasksDone,
    int tasksTotal,
    double tasksPerSecond,
    int tasksInTrouble,
    List<TroubleJson> troubles,
    @Nullable String reason) {

  public static JobJson of(JobCard card) {
    Instant start = card.startedAt();
    return new JobJson(
        card.jobId(),
        card.spec().jobKind().word(),
        word(card.status()),
        SnapshotJson.of(card.snapshot()),
        word(card.terms().priority()),
        card.terms().tries(),
        start.equals(Instant.EPOCH) ? null : start.toString(),
        card.terms().hasLimit() ? start.plus(card.terms().within()).toString() : null,
        card.tasksDone(),
        card.tasksTotal(),
        card.tasksPerSecond(),
        card.tasksInTrouble(),
        card.troubles().stream()
            .map(trouble -> new TroubleJson(trouble.task(), trouble.reasons()))
            .toList(),
        card.reason().isEmpty() ? null : card.reason());
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// A task that broke or was lost with a node, and is tried again; reasons from the first on.
  public record TroubleJson(int task, List<String> reasons) {}

  public record ListJson(List<JobJson> jobs) {

    static ListJson of(JobList list) {
      return new ListJson(list.jobs().stream().map(JobJson::of).toList());
    }
  }
}
