package creditgraph.node.metrics;

import com.zaxxer.hikari.HikariDataSource;
import creditgraph.http.artist.Artists;
import creditgraph.http.exchange.Handler;
import creditgraph.http.health.Nodes;
import creditgraph.http.health.NodesReport;
import creditgraph.http.job.Jobs;
import creditgraph.http.metrics.GatewayMeter;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import creditgraph.node.coordinator.TaskTally;
import creditgraph.node.gateway.ShardedPaths;
import creditgraph.node.metrics.ClusterFigures.Told;
import creditgraph.node.search.PathEngine;
import creditgraph.node.search.PathTally;
import creditgraph.protocol.job.JobControl.JobList;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/// Everything that a control node counts, as one page in Prometheus' text format: its gateway and
/// searches, its JVM and connections, and what it is told of the cluster's nodes and jobs when
/// somebody asks. `docs/operations.md` lists it.
public final class ControlMetrics implements Handler, AutoCloseable {

  private static final ContentType TEXT =
      ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");

  /// The cluster is waited for no longer; what it did not say is left out.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ClusterFigures cluster = new ClusterFigures(InstantSource.system());
  private final OwnFigures own = new OwnFigures(registry);
  private final GatewayTimers gateway = new GatewayTimers(registry);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Executor blocking;

  /// Asks what the cluster knows now.
  private volatile Supplier<CompletionStage<Told>> look;

  private ControlMetrics(Executor blocking) {
    this.blocking = blocking;
    this.look = () -> CompletableFuture.completedStage(Told.NOTHING);
  }

  /// @param blocking makes the pages
  public static ControlMetrics create(Executor blocking) {
    ControlMetrics metrics = new ControlMetrics(blocking);
    metrics.registry.throwExceptionOnRegistrationFailure();
    metrics.registry.getPrometheusRegistry().register(metrics.cluster);
    metrics.collections.bindTo(metrics.registry);
    new JvmMemoryMetrics().bindTo(metrics.registry);
    new JvmThreadMetrics().bindTo(metrics.registry);
    new ProcessorMetrics().bindTo(metrics.registry);
    new UptimeMetrics().bindTo(metrics.registry);
    return metrics;
  }

  /// Counts the gateway's answers.
  public GatewayMeter gateway() {
    return gateway;
  }

  /// The same engine, each search timed.
  public PathEngine timed(PathEngine engine) {
    return new TimedEngine(engine, registry);
  }

  /// The same artists, each search timed.
  public Artists timed(Artists artists) {
    return new TimedArtists(artists, registry);
  }

  public void paths(PathTally tally, ShardedPaths paths) {
    own.paths(tally, paths);
  }

  public void tasks(TaskTally tally) {
    own.tasks(tally);
  }

  /// @param pool asked for when a page is made; it may block
  public void pool(String name, Supplier<HikariDataSource> pool) {
    own.pool(name, pool);
  }

  /// From now on each page says how the cluster stands.
  public void cluster(Nodes nodes, Jobs jobs, Snapshots snapshots) {
    look =
        () ->
            answered(nodes.report())
                .thenCombine(
                    answered(jobs.list()), (known, work) -> told(known, work, snapshots.current()));
  }

  /// `GET /metrics`
  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    return look.get()
        .thenApplyAsync(
            told -> {
              cluster.tell(told);
              return HttpResponse.create()
                  .withEntity(
                      HttpEntities.create(
                          TEXT, registry.scrape().getBytes(StandardCharsets.UTF_8)));
            },
            blocking);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private static Told told(
      Optional<NodesReport> nodes, Optional<JobList> jobs, List<OpenSnapshot> current) {
    return new Told(
        nodes.orElse(new NodesReport(List.of(), false)),
        jobs.isPresent(),
        jobs.map(JobList::jobs).orElse(List.of()),
        current.stream().map(OpenSnapshot::ref).toList());
  }

  private static <T> CompletableFuture<Optional<T>> answered(CompletionStage<T> question) {
    return question
        .<Optional<T>>thenApply(Optional::of)
        .toCompletableFuture()
        .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(_ -> Optional.empty());
  }
}
