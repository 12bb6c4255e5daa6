package creditgraph.node.export;

import creditgraph.http.exchange.Json;
import creditgraph.http.health.HealthReport;
import creditgraph.http.health.HealthReport.State;
import creditgraph.http.health.HealthReport.WorkerSnapshot;
import creditgraph.http.health.NodesReport.LaneWork;
import creditgraph.http.health.NodesReport.NodeState;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import creditgraph.protocol.job.JobCard;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `exports/status.json`; its members are those of `contracts/json/status.schema.json`. For
/// everybody: nodes by their public labels, and no address, host or path.
record StatusFile(
    int schema,
    String writtenAt,
    long staleAfterSeconds,
    String state,
    String sentence,
    List<Part> parts,
    List<Open> snapshots,
    List<Node> nodes,
    List<Job> jobs,
    List<Publication> publications) {

  static final int SCHEMA = 1;

  /// Three writings that did not come.
  static final Duration STALE_AFTER = StatusPress.AT_LEAST_EVERY.multipliedBy(3);

  static final int MOST_JOBS = 20;

  record Part(String name, String state, String detail) {}

  record Open(
      String month, String ruleset, String fingerprint, int artists, int releases, long credits) {

    private static Open of(OpenSnapshot one) {
      return new Open(
          one.ref().month(),
          one.ref().ruleset().value(),
          one.ref().fingerprint(),
          one.artists(),
          one.releases(),
          one.credits());
    }
  }

  record Node(
      String name,
      List<String> roles,
      String status,
      @Nullable String trouble,
      List<Copy> snapshots,
      int lanes,
      long busyLanes,
      double tasksPerSecond) {

    private static Node of(NodeState node) {
      return new Node(
          node.name(),
          node.roles(),
          node.status(),
          node.trouble().isEmpty() ? null : node.trouble(),
          node.snapshots().stream().map(Copy::of).toList(),
          node.lanes().size(),
          node.lanes().stream().filter(lane -> lane.tasks() > 0).count(),
          rounded(node.lanes().stream().mapToDouble(LaneWork::tasksPerSecond).sum()));
    }

    private Node withoutPace() {
      return new Node(name, roles, status, trouble, snapshots, lanes, 0, 0);
    }
  }

  record Copy(String snapshot, String state, int percent) {

    private static Copy of(WorkerSnapshot one) {
      return new Copy(one.snapshot(), word(one.state()), one.percent());
    }
  }

  record Job(
      String kind,
      String status,
      String ruleset,
      @Nullable String startedAt,
      int tasksDone,
      int tasksTotal,
      double tasksPerSecond) {

    private static Job of(JobCard card) {
      return new Job(
          card.spec().jobKind().word(),
          word(card.status()),
          card.spec().ruleset().value(),
          card.startedAt().equals(Instant.EPOCH) ? null : time(card.startedAt()),
          card.tasksDone(),
          card.tasksTotal(),
          rounded(card.tasksPerSecond()));
    }

    private Job withoutPace() {
      return new Job(kind, status, ruleset, startedAt, 0, tasksTotal, 0);
    }
  }

  /// @param kind `snapshot`, `daily`, `hidden` or `findings`
  record Publication(String kind, String what, String at) {

    static Publication of(String kind, String what, Instant at) {
      return new Publication(kind, what, time(at));
    }
  }

  /// @param publications of any order
  static StatusFile of(ClusterState cluster, List<Publication> publications, Instant now) {
    HealthReport health = cluster.health();
    return new StatusFile(
        SCHEMA,
        time(now),
        STALE_AFTER.toSeconds(),
        state(health),
        sentence(health),
        health.parts().entrySet().stream()
            .map(part ->
                new Part(part.getKey(), word(part.getValue().state()), part.getValue().detail()))
            .toList(),
        cluster.snapshots().stream().map(Open::of).toList(),
        cluster.nodes().nodes().stream().map(Node::of).toList(),
        cluster.jobs().stream()
            .filter(card -> !card.status().hasEnded())
            .sorted(Comparator.comparing(JobCard::startedAt).reversed())
            .limit(MOST_JOBS)
            .map(Job::of)
            .toList(),
        publications.stream().sorted(Comparator.comparing(Publication::at).reversed()).toList());
  }

  /// Whether another says anything else but when it was written and how fast work goes.
  boolean saysTheSameAs(StatusFile other) {
    return withoutPace().equals(other.withoutPace());
  }

  byte[] toBytes() {
    return Json.bytes(this);
  }

  private StatusFile withoutPace() {
    return new StatusFile(
        schema,
        "",
        staleAfterSeconds,
        state,
        sentence,
        parts,
        snapshots,
        nodes.stream().map(Node::withoutPace).toList(),
        jobs.stream().map(Job::withoutPace).toList(),
        publications);
  }

  private static String state(HealthReport health) {
    if (health.isUp()) {
      return "up";
    }
    return health.snapshot().state() == State.UP ? "degraded" : "down";
  }

  private static String sentence(HealthReport health) {
    String missing =
        health.parts().entrySet().stream()
            .filter(part -> part.getValue().state() == State.DOWN)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return switch (state(health)) {
      case "up" -> "Everything works.";
      case "degraded" -> "Routes are found, but something is missing: " + missing + ".";
      default -> "No graph is open, so nothing can be answered now; today's games can be played.";
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static double rounded(double perSecond) {
    return Math.round(perSecond * 10) / 10.0;
  }
}
