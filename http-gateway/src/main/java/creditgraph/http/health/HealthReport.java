package creditgraph.http.health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The state of everything an answer depends on.
///
/// @param database PostgreSQL answers a query
/// @param snapshot at least one snapshot is open and checked
/// @param names every open snapshot's artists are found by name
/// @param coordinator the singleton answers
/// @param workers every worker member of the cluster, by address
public record HealthReport(
    Part database, Part snapshot, Part names, Part coordinator, List<WorkerHealth> workers) {

  public HealthReport {
    workers = List.copyOf(workers);
  }

  /// One worker is enough: work waits for the others, questions do not.
  public Part workersPart() {
    long up = workers.stream().filter(WorkerHealth::works).count();
    return new Part(
        up > 0 ? State.UP : State.DOWN, "%d of %d are up".formatted(up, workers.size()));
  }

  /// Every part by its name, the gateway included, which has just answered.
  public SequencedMap<String, Part> parts() {
    SequencedMap<String, Part> parts = new LinkedHashMap<>();
    parts.put("gateway", new Part(State.UP, "answers"));
    parts.put("database", database);
    parts.put("snapshot", snapshot);
    parts.put("names", names);
    parts.put("coordinator", coordinator);
    parts.put("workers", workersPart());
    return parts;
  }

  public boolean isUp() {
    return parts().values().stream().allMatch(part -> part.state() == State.UP);
  }

  public enum State {
    UP,
    /// Answers, but not all, or not as well.
    DEGRADED,
    DOWN
  }

  /// @param detail one sentence for people; never a secret, an address or a path
  public record Part(State state, String detail) {}

  /// @param name public label, `worker-1`
  /// @param status the member's status in the cluster: `up`, `joining`, `leaving`, `unreachable`, …
  /// @param trouble why it takes no tasks; empty when it does
  public record WorkerHealth(
      String name, String status, String trouble, List<WorkerSnapshot> snapshots) {
    public WorkerHealth {
      snapshots = List.copyOf(snapshots);
    }

    private boolean works() {
      return status.equals("up") && trouble.isEmpty();
    }
  }

  /// @param snapshot `month/ruleset/fingerprint`, or as much of it as is known
  /// @param percent of what it needs: on the disk while it is fetched, in memory once it is open; 0
  ///   when it is refused
  /// @param reason why it is refused; else empty
  public record WorkerSnapshot(String snapshot, SnapshotState state, int percent, String reason) {

    public static WorkerSnapshot open(String snapshot, int residentPercent) {
      return new WorkerSnapshot(snapshot, SnapshotState.OPEN, residentPercent, "");
    }

    public static WorkerSnapshot fetching(String snapshot, int percent) {
      return new WorkerSnapshot(snapshot, SnapshotState.FETCHING, percent, "");
    }

    public static WorkerSnapshot refused(String snapshot, String reason) {
      return new WorkerSnapshot(snapshot, SnapshotState.REFUSED, 0, reason);
    }
  }

  public enum SnapshotState {
    OPEN,
    FETCHING,
    REFUSED
  }
}
