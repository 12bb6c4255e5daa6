package creditgraph.node.gateway;

import creditgraph.http.health.Health;
import creditgraph.http.health.HealthReport;
import creditgraph.http.health.HealthReport.Part;
import creditgraph.http.health.HealthReport.State;
import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.http.sample.Samples;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.node.NodeRole;
import creditgraph.protocol.sample.Sampling.SampleReply;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;

/// Asks every part at once and waits for none longer than [#PATIENCE].
public final class ClusterHealth implements Health {

  /// Below the two seconds that the port promises.
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  /// A question that the coordinator answers without touching anything; no sample has this id.
  private static final String NO_SAMPLE = "health-check";

  private final Supplier<CompletionStage<Boolean>> database;
  private final Snapshots snapshots;
  private final Samples coordinator;
  private final Supplier<CurrentClusterState> cluster;

  /// @param database completes with whether the database answered a query
  public ClusterHealth(
      Supplier<CompletionStage<Boolean>> database,
      Snapshots snapshots,
      Samples coordinator,
      Supplier<CurrentClusterState> cluster) {
    this.database = database;
    this.snapshots = snapshots;
    this.coordinator = coordinator;
    this.cluster = cluster;
  }

  @Override
  public CompletionStage<HealthReport> check() {
    CompletionStage<Part> databasePart =
        inTime(database.get().thenApply(ClusterHealth::databasePart), "the database");
    CompletionStage<Part> coordinatorPart =
        inTime(
            coordinator.describe(NO_SAMPLE).thenApply(ClusterHealth::coordinatorPart),
            "the coordinator");
    return databasePart.thenCombine(
        coordinatorPart,
        (base, decides) -> new HealthReport(base, snapshotPart(), decides, workers()));
  }

  private static CompletionStage<Part> inTime(CompletionStage<Part> part, String name) {
    return part.toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(_ -> new Part(State.DOWN, name + " does not answer"));
  }

  private static Part databasePart(boolean answered) {
    return answered
        ? new Part(State.UP, "answers queries")
        : new Part(State.DOWN, "the database does not answer");
  }

  /// Whatever the reply says, somebody gave it.
  private static Part coordinatorPart(SampleReply reply) {
    return new Part(State.UP, "answers");
  }

  private Part snapshotPart() {
    List<String> open =
        snapshots.current().stream()
            .map(one -> one.ref().ruleset() + " of " + one.ref().month())
            .toList();
    return open.isEmpty()
        ? new Part(State.DOWN, "no snapshot is open")
        : new Part(State.UP, "open: " + String.join(", ", open));
  }

  private List<WorkerHealth> workers() {
    CurrentClusterState state = cluster.get();
    Set<Member> unreachable = Set.copyOf(state.getUnreachable());
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .filter(member -> member.hasRole(NodeRole.WORKER.word()))
        .map(member -> worker(member, unreachable.contains(member)))
        .sorted(Comparator.comparing(WorkerHealth::name))
        .toList();
  }

  private static WorkerHealth worker(Member member, boolean unreachable) {
    String status =
        unreachable ? "unreachable" : member.status().toString().toLowerCase(Locale.ROOT);
    return new WorkerHealth(NodeRole.nameIn(member.getRoles(), "worker"), status);
  }
}
