package creditgraph.node.gateway;

import creditgraph.http.health.Health;
import creditgraph.http.health.HealthReport;
import creditgraph.http.health.HealthReport.Part;
import creditgraph.http.health.HealthReport.State;
import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.http.sample.Samples;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.sample.Sampling.SampleReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Asks every part at once and waits for none longer than [#PATIENCE].
public final class ClusterHealth implements Health {

  /// Below the two seconds that the port promises.
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  /// A question that the coordinator answers without touching anything; no sample has this id.
  private static final String NO_SAMPLE = "health-check";

  private final Supplier<CompletionStage<Boolean>> database;
  private final Snapshots snapshots;
  private final Supplier<List<RulesetId>> nameless;
  private final Samples coordinator;
  private final Supplier<CompletionStage<List<WorkerHealth>>> workers;

  /// @param database completes with whether the database answered a query
  /// @param nameless open rulesets whose artists cannot be found by name yet
  /// @param workers completes within [#PATIENCE]
  public ClusterHealth(
      Supplier<CompletionStage<Boolean>> database,
      Snapshots snapshots,
      Supplier<List<RulesetId>> nameless,
      Samples coordinator,
      Supplier<CompletionStage<List<WorkerHealth>>> workers) {
    this.database = database;
    this.snapshots = snapshots;
    this.nameless = nameless;
    this.coordinator = coordinator;
    this.workers = workers;
  }

  @Override
  public CompletionStage<HealthReport> check() {
    CompletionStage<Part> databasePart =
        inTime(database.get().thenApply(ClusterHealth::databasePart), "the database");
    CompletionStage<Part> coordinatorPart =
        inTime(
            coordinator.describe(NO_SAMPLE).thenApply(ClusterHealth::coordinatorPart),
            "the coordinator");
    CompletionStage<List<WorkerHealth>> workersNow = workers.get();
    return databasePart.thenCompose(base ->
        coordinatorPart.thenCombine(
            workersNow,
            (decides, all) ->
                new HealthReport(base, snapshotPart(), namesPart(base), decides, all)));
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

  private Part namesPart(Part base) {
    if (base.state() == State.DOWN) {
      return new Part(State.DEGRADED, "searched in the snapshots until the database is back");
    }
    List<RulesetId> missing = nameless.get();
    return missing.isEmpty()
        ? new Part(State.UP, "every open snapshot is searched by name")
        : new Part(
            State.DOWN,
            missing.stream()
                .map(RulesetId::value)
                .collect(Collectors.joining(", ", "still loading names: ", "")));
  }
}
