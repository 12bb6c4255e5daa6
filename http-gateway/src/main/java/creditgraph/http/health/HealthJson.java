package creditgraph.http.health;

import creditgraph.http.health.HealthReport.Part;
import creditgraph.http.health.HealthReport.State;
import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.http.health.HealthReport.WorkerSnapshot;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The state of the whole: `up` when every part is; `degraded` while a snapshot is open, for then
/// routes and cards are answered; else `down`.
record HealthJson(String status, PartsJson parts, List<WorkerJson> workers) {

  static HealthJson of(HealthReport report) {
    return new HealthJson(
        word(report.isUp() ? State.UP : withoutAPart(report.snapshot())),
        new PartsJson(
            PartJson.of(new Part(State.UP, "answers")),
            PartJson.of(report.database()),
            PartJson.of(report.snapshot()),
            PartJson.of(report.names()),
            PartJson.of(report.coordinator()),
            PartJson.of(report.workersPart())),
        report.workers().stream().map(WorkerJson::of).toList());
  }

  private static State withoutAPart(Part snapshot) {
    return snapshot.state() == State.DOWN ? State.DOWN : State.DEGRADED;
  }

  boolean isUp() {
    return status.equals(word(State.UP));
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  record PartsJson(
      PartJson api,
      PartJson database,
      PartJson snapshot,
      PartJson names,
      PartJson coordinator,
      PartJson workers) {}

  record PartJson(String state, String detail) {

    static PartJson of(Part part) {
      return new PartJson(word(part.state()), part.detail());
    }
  }

  record WorkerJson(
      String name, String status, @Nullable String trouble, List<WorkerSnapshotJson> snapshots) {

    static WorkerJson of(WorkerHealth worker) {
      return new WorkerJson(
          worker.name(),
          worker.status(),
          orNull(worker.trouble()),
          worker.snapshots().stream().map(WorkerSnapshotJson::of).toList());
    }
  }

  record WorkerSnapshotJson(String snapshot, String state, int percent, @Nullable String reason) {

    static WorkerSnapshotJson of(WorkerSnapshot one) {
      return new WorkerSnapshotJson(
          one.snapshot(),
          one.state().name().toLowerCase(Locale.ROOT),
          one.percent(),
          orNull(one.reason()));
    }
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
