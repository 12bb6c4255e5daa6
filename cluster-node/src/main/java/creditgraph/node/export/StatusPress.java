package creditgraph.node.export;

import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.http.health.Health;
import creditgraph.http.health.Nodes;
import creditgraph.http.job.Jobs;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.protocol.job.JobControl.JobList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.Done;

/// Writes `exports/status.json` when what it says changes, and once a minute, so that its time
/// tells whether the cluster lives.
///
/// Used by one clerk, one look at a time.
final class StatusPress implements ExportClerk.Work {

  static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

  private final Path file;
  private final Health health;
  private final Nodes nodes;
  private final Jobs jobs;
  private final Snapshots snapshots;
  private final Supplier<List<StatusFile.Publication>> publications;
  private final Executor blocking;
  private volatile Optional<Written> last = Optional.empty();

  private record Written(StatusFile content, Instant at) {}

  /// @param root the directory of all exports
  StatusPress(
      Path root,
      Health health,
      Nodes nodes,
      Jobs jobs,
      Snapshots snapshots,
      Supplier<List<StatusFile.Publication>> publications,
      Executor blocking) {
    this.file = root.resolve("status.json");
    this.health = health;
    this.nodes = nodes;
    this.jobs = jobs;
    this.snapshots = snapshots;
    this.publications = publications;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Done> look(Instant now) {
    CompletionStage<JobList> listed = jobs.list().exceptionally(_ -> new JobList(List.of()));
    return health
        .check()
        .thenCompose(report ->
            nodes
                .report()
                .thenCombine(
                    listed,
                    (all, list) -> new ClusterState(report, all, list.jobs(), snapshots.current())))
        .thenAcceptAsync(state -> write(state, now), blocking)
        .thenApply(_ -> Done.getInstance());
  }

  private void write(ClusterState state, Instant now) {
    StatusFile content = StatusFile.of(state, publications.get(), now);
    Optional<Written> before = last;
    if (before.isPresent()
        && now.isBefore(before.get().at().plus(AT_LEAST_EVERY))
        && content.saysTheSameAs(before.get().content())) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      DurableFiles.write(file, content.toBytes());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
    last = Optional.of(new Written(content, now));
  }
}
