package creditgraph.node.metrics;

import creditgraph.http.health.HealthReport.WorkerSnapshot;
import creditgraph.http.health.NodesReport;
import creditgraph.http.health.NodesReport.LaneWork;
import creditgraph.http.health.NodesReport.NodeState;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the cluster said of its nodes and jobs when somebody asked last. What it did not say has no
/// value, rather than an old one. Each page is made of one [Told], so its figures belong together.
///
/// Threads: any.
final class ClusterFigures implements MultiCollector {

  private static final double PERCENT = 100;

  /// A snapshot that was made by hand may be of any other month.
  private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  /// @param coordinatorAnswered whether `jobs` are known
  /// @param current the snapshots that this node answers from
  record Told(
      NodesReport nodes,
      boolean coordinatorAnswered,
      List<JobCard> jobs,
      List<SnapshotRef> current) {

    static final Told NOTHING =
        new Told(new NodesReport(List.of(), false), false, List.of(), List.of());

    Told {
      jobs = List.copyOf(jobs);
      current = List.copyOf(current);
    }
  }

  private final InstantSource clock;
  private volatile Told told = Told.NOTHING;

  ClusterFigures(InstantSource clock) {
    this.clock = clock;
  }

  void tell(Told news) {
    told = news;
  }

  @Override
  public MetricSnapshots collect() {
    Told now = told;
    List<NodeState> nodes = now.nodes().nodes();
    List<NodeState> computing = now.nodes().lanesKnown() ? nodes : List.of();
    MetricSnapshots.Builder page = MetricSnapshots.builder();
    Stream.of(
            members(nodes),
            up(nodes),
            troubled(nodes),
            snapshotStates(nodes),
            ready(nodes),
            lanes(computing),
            laneTasks(computing),
            coordinator(now),
            jobs(now),
            tasks(now),
            troubledTasks(now),
            ages(now.current(), clock.instant()))
        .map(GaugeFamily::build)
        .forEach(page::metricSnapshot);
    return page.metricSnapshot(currentSnapshots(now.current())).build();
  }

  private static GaugeFamily members(List<NodeState> nodes) {
    GaugeFamily members =
        GaugeFamily.of(
            "creditgraph_cluster_members", "Members of the cluster, by roles and status");
    Map<Labels, Long> counts =
        nodes.stream()
            .collect(
                Collectors.groupingBy(
                    node -> Labels.of("roles", roles(node), "status", node.status()),
                    Collectors.counting()));
    counts.forEach((labels, count) ->
        members.add(count, "roles", labels.get("roles"), "status", labels.get("status")));
    return members;
  }

  private static GaugeFamily up(List<NodeState> nodes) {
    GaugeFamily up =
        GaugeFamily.of("creditgraph_node_up", "1 for a member that is up and reachable, else 0");
    nodes.forEach(node ->
        up.add(node.status().equals("up") ? 1 : 0, "node", node.name(), "roles", roles(node)));
    return up;
  }

  private static GaugeFamily troubled(List<NodeState> nodes) {
    GaugeFamily troubled =
        GaugeFamily.of(
            "creditgraph_node_troubled", "1 for a node that takes no tasks for a reason, else 0");
    nodes.forEach(node -> troubled.add(node.trouble().isEmpty() ? 0 : 1, "node", node.name()));
    return troubled;
  }

  private static GaugeFamily snapshotStates(List<NodeState> nodes) {
    return ofSnapshots(
        "creditgraph_node_snapshot_state",
        "1 for each snapshot of a node: open, fetching or refused",
        nodes,
        _ -> 1);
  }

  private static GaugeFamily ready(List<NodeState> nodes) {
    return ofSnapshots(
        "creditgraph_node_snapshot_ready_ratio",
        "Share of what a node needs of a snapshot: in memory when open, on disk when fetching",
        nodes,
        one -> one.percent() / PERCENT);
  }

  private static GaugeFamily ofSnapshots(
      String name, String help, List<NodeState> nodes, ToDoubleFunction<WorkerSnapshot> value) {
    GaugeFamily family = GaugeFamily.of(name, help);
    for (NodeState node : nodes) {
      for (WorkerSnapshot one : node.snapshots()) {
        family.add(
            value.applyAsDouble(one),
            "node",
            node.name(),
            "snapshot",
            one.snapshot(),
            "state",
            word(one.state()));
      }
    }
    return family;
  }

  private static GaugeFamily lanes(List<NodeState> nodes) {
    GaugeFamily lanes =
        GaugeFamily.of("creditgraph_lanes", "Lanes of a node, busy with a job or idle");
    for (NodeState node : nodes) {
      long busy = node.lanes().stream().filter(lane -> !lane.job().isEmpty()).count();
      lanes.add(busy, "node", node.name(), "state", "busy");
      lanes.add(node.lanes().size() - busy, "node", node.name(), "state", "idle");
    }
    return lanes;
  }

  private static GaugeFamily laneTasks(List<NodeState> nodes) {
    GaugeFamily tasks =
        GaugeFamily.of("creditgraph_lane_tasks", "Tasks in the hands of a node's lanes");
    nodes.forEach(node -> tasks.add(held(node), "node", node.name()));
    return tasks;
  }

  private static GaugeFamily coordinator(Told now) {
    return GaugeFamily.of(
            "creditgraph_coordinator_up", "1 when the coordinator answered for this page, else 0")
        .add(now.coordinatorAnswered() ? 1 : 0);
  }

  private static GaugeFamily jobs(Told now) {
    GaugeFamily jobs =
        GaugeFamily.of("creditgraph_jobs", "Jobs by status; of those that ended the last 200");
    if (now.coordinatorAnswered()) {
      for (JobStatus status : JobStatus.values()) {
        long count = now.jobs().stream().filter(job -> job.status() == status).count();
        jobs.add(count, "status", word(status));
      }
    }
    return jobs;
  }

  /// What lanes hold and what is left come from two answers, moments apart.
  private static GaugeFamily tasks(Told now) {
    GaugeFamily tasks =
        GaugeFamily.of("creditgraph_tasks", "Tasks of running and paused jobs that are not done");
    if (now.coordinatorAnswered() && now.nodes().lanesKnown()) {
      long left =
          open(now).stream().mapToLong(job -> job.tasksTotal() - (long) job.tasksDone()).sum();
      long held = now.nodes().nodes().stream().mapToLong(ClusterFigures::held).sum();
      long running = Math.min(left, held);
      tasks.add(running, "state", "running").add(left - running, "state", "waiting");
    }
    return tasks;
  }

  private static GaugeFamily troubledTasks(Told now) {
    GaugeFamily troubled =
        GaugeFamily.of(
            "creditgraph_tasks_troubled",
            "Those of them that broke, or were lost with a node, at least once");
    if (now.coordinatorAnswered()) {
      troubled.add(open(now).stream().mapToLong(JobCard::tasksInTrouble).sum());
    }
    return troubled;
  }

  private static GaugeFamily ages(List<SnapshotRef> current, Instant now) {
    GaugeFamily ages =
        GaugeFamily.of(
            "creditgraph_snapshot_age_seconds",
            "Time since the first day of the month whose data a current snapshot holds");
    for (SnapshotRef ref : current) {
      if (MONTH.matcher(ref.month()).matches()) {
        Instant start =
            YearMonth.parse(ref.month()).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        ages.add(Duration.between(start, now).toSeconds(), "ruleset", ref.ruleset().value());
      }
    }
    return ages;
  }

  /// Its name on the page ends with `_info`, as that of each of its kind.
  private static InfoSnapshot currentSnapshots(List<SnapshotRef> current) {
    InfoSnapshot.Builder info =
        InfoSnapshot.builder()
            .name("creditgraph_snapshot")
            .help("1 for each snapshot that this node answers from");
    for (SnapshotRef ref : current) {
      info.dataPoint(
          InfoDataPointSnapshot.builder()
              .labels(
                  Labels.of(
                      "ruleset",
                      ref.ruleset().value(),
                      "month",
                      ref.month(),
                      "fingerprint",
                      ref.fingerprint()))
              .build());
    }
    return info.build();
  }

  private static List<JobCard> open(Told now) {
    return now.jobs().stream().filter(job -> !job.status().hasEnded()).toList();
  }

  private static long held(NodeState node) {
    return node.lanes().stream().mapToLong(LaneWork::tasks).sum();
  }

  private static String roles(NodeState node) {
    return String.join(",", node.roles());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
