package creditgraph.http.health;

import java.util.List;

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

  public enum State {
    UP,
    DOWN
  }

  /// @param detail one sentence for people; never a secret, an address or a path
  public record Part(State state, String detail) {}

  /// @param name public label, `worker-1`
  /// @param status the member's status in the cluster: `up`, `joining`, `leaving`, `unreachable`, …
  public record WorkerHealth(String name, String status) {}
}
