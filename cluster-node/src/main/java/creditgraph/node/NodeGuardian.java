package creditgraph.node;

import creditgraph.graph.search.SearchBudget;
import creditgraph.http.GatewayPorts;
import creditgraph.http.GatewayServer;
import creditgraph.http.GatewaySettings;
import creditgraph.http.access.BearerToken;
import creditgraph.http.exchange.Handler;
import creditgraph.http.snapshot.SnapshotServer;
import creditgraph.http.snapshot.SnapshotServerSettings;
import creditgraph.node.artist.ArtistDesk;
import creditgraph.node.artist.ArtistNameLoader;
import creditgraph.node.artist.Names;
import creditgraph.node.artist.SteadyArtists;
import creditgraph.node.card.CardDesk;
import creditgraph.node.challenge.ChallengeDesk;
import creditgraph.node.challenge.ChallengeExport;
import creditgraph.node.challenge.ChallengePress;
import creditgraph.node.challenge.ChallengeSingleton;
import creditgraph.node.challenge.ChallengeTable;
import creditgraph.node.coordinator.CoordinatorSettings;
import creditgraph.node.coordinator.CoordinatorSingleton;
import creditgraph.node.coordinator.ResultTable;
import creditgraph.node.coordinator.TaskTally;
import creditgraph.node.export.ExportsSingleton;
import creditgraph.node.gateway.Admission;
import creditgraph.node.gateway.ClusterHealth;
import creditgraph.node.gateway.ClusterNodes;
import creditgraph.node.gateway.ClusterSweeps;
import creditgraph.node.gateway.CoordinatorFindings;
import creditgraph.node.gateway.CoordinatorJobs;
import creditgraph.node.gateway.CoordinatorSamples;
import creditgraph.node.gateway.CoordinatorScores;
import creditgraph.node.gateway.CoordinatorVerifications;
import creditgraph.node.gateway.OpenSnapshots;
import creditgraph.node.gateway.ShardedPaths;
import creditgraph.node.gateway.WorkerMembers;
import creditgraph.node.health.Readiness;
import creditgraph.node.hidden.HiddenDesk;
import creditgraph.node.hidden.HiddenPress;
import creditgraph.node.hidden.HiddenTable;
import creditgraph.node.journal.Database;
import creditgraph.node.journal.JournalPool;
import creditgraph.node.membership.ControlWatch;
import creditgraph.node.metrics.ControlMetrics;
import creditgraph.node.operator.ManagementServer;
import creditgraph.node.operator.OperatorAccess;
import creditgraph.node.search.AnswerCodec;
import creditgraph.node.search.AnswerTable;
import creditgraph.node.search.MappedPathEngine;
import creditgraph.node.search.PairSearches;
import creditgraph.node.search.PathCache;
import creditgraph.node.search.PathTally;
import creditgraph.node.search.StoredPathEngine;
import creditgraph.node.snapshot.GraphFiles;
import creditgraph.node.snapshot.NodeSnapshots;
import creditgraph.node.snapshot.RolloutSingleton;
import creditgraph.node.snapshot.SnapshotKeeper.SnapshotSwitched;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.node.sweep.SweepsSingleton;
import creditgraph.node.verify.CopyChecks;
import creditgraph.node.work.Lanes;
import creditgraph.node.work.SnapshotTaskRunner;
import creditgraph.node.work.TaskRunner;
import creditgraph.node.work.TidyRunner;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.snapshot.SnapshotRollout;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.http.javadsl.ServerBinding;

/// Starts what the node's roles ask for, then watches over its servers.
///
/// ```
/// starting ── Serving ──▶ serving
///    └────── StartFailed ──▶ the system ends
/// ```
///
/// Every role keeps snapshots. A computing node adds lanes. A control node adds names, route
/// searches, the coordinator and the gateway.
final class NodeGuardian {

  /// Every message of the guardian.
  sealed interface Command {}

  private record Serving() implements Command {}

  private record StartFailed(Throwable failure) implements Command {}

  /// After searches for names have failed.
  private static final Duration DATABASE_LEFT_ALONE = Duration.ofSeconds(3);

  /// A player waits for a stored route no longer than this before it is searched.
  private static final Duration SLOWEST_STORED = Duration.ofMillis(250);

  private final ActorContext<Command> context;
  private final ActorSystem<Void> system;
  private final NodeSettings settings;
  private final SnapshotShelf shelf = new SnapshotShelf();
  private final Executor blocking;

  /// @param operators opens what changes the cluster on the management port
  /// @param database present on a control node
  /// @param serving completed when every server listens
  static Behavior<Command> create(
      NodeSettings settings,
      BearerToken operators,
      Optional<Database> database,
      CompletableFuture<Done> serving) {
    return Behaviors.setup(context -> {
      OperatorAccess.get(context.getSystem()).openWith(operators);
      // Made here, once, or actors that start at the same time would wait for each other's.
      Cluster.get(context.getSystem());
      NodeGuardian guardian = new NodeGuardian(context, settings);
      context.pipeToSelf(
          guardian.start(database),
          (_, failure) -> failure == null ? new Serving() : new StartFailed(failure));
      return starting(serving);
    });
  }

  private NodeGuardian(ActorContext<Command> context, NodeSettings settings) {
    this.context = context;
    this.system = context.getSystem();
    this.settings = settings;
    this.blocking = dispatcher("blocking");
  }

  private static Behavior<Command> starting(CompletableFuture<Done> serving) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Serving _ -> {
            serving.complete(Done.getInstance());
            yield Behaviors.empty();
          }
          case StartFailed failed -> {
            serving.completeExceptionally(failed.failure());
            yield Behaviors.stopped();
          }
        });
  }

  private CompletionStage<Done> start(Optional<Database> database) {
    Readiness.get(system)
        .whenSnapshotOpen(() -> CompletableFuture.completedStage(shelf.isServing()));
    Handler metrics = ManagementServer::noMetrics;
    CompletionStage<Done> gateway;
    if (database.isPresent()) {
      ControlMetrics control = controlMetrics(database.get());
      metrics = control;
      gateway = startControl(database.get(), control);
    } else {
      gateway = startOther();
    }
    NodeSettings.Endpoint management = settings.management();
    return ManagementServer.start(system, management.host(), management.port(), blocking, metrics)
        .thenCombine(
            gateway,
            (_, done) -> {
              Readiness.get(system).serving();
              return done;
            });
  }

  private CompletionStage<Done> startOther() {
    context.spawn(ControlWatch.create(settings.withoutControl()), "control-watch");
    keepSnapshots(RolloutSingleton.proxy(system), _ -> {});
    startLanes(CoordinatorSingleton.proxy(system));
    return CompletableFuture.completedStage(Done.getInstance());
  }

  private ControlMetrics controlMetrics(Database database) {
    ControlMetrics metrics = ControlMetrics.create(blocking);
    database.pools().forEach((name, pool) -> metrics.pool(name, () -> pool));
    metrics.pool("journal", () -> JournalPool.of(system));
    system.getWhenTerminated().whenComplete((_, _) -> metrics.close());
    return metrics;
  }

  private CompletionStage<Done> startControl(Database database, ControlMetrics metrics) {
    Names names = Names.of(database.connections(), blocking, shelf);
    ActorRef<ArtistNameLoader.Command> loader = context.spawn(names.loader(), "names");
    CompletionStage<ServerBinding> server =
        SnapshotServer.start(
            system,
            SnapshotServerSettings.from(system.settings().config()),
            new GraphFiles(settings.graphRoot(), blocking));
    ActorRef<SnapshotRollout.Command> rollout =
        RolloutSingleton.host(
            system,
            shelf,
            settings.snapshot().turnLease(),
            settings.host(),
            server.thenApply(ServerBinding::localAddress));
    AnswerCodec codec = AnswerCodec.of(system);
    PathCache cache = PathCache.of(shelf, codec, settings.search().cacheBytes());
    PathTally asked = new PathTally();
    NodeSettings.Search search = settings.search();
    Admission door =
        new Admission(search.threads(), search.queue(), search.longestWait(), System::nanoTime);
    StoredPathEngine engine = engine(database, codec, asked, door, metrics);
    keepSnapshots(
        rollout,
        switched -> {
          loader.tell(ArtistNameLoader.from(switched));
          engine.follow(switched.opened());
          cache.forget();
        });
    PairSearches.start(system, engine, asked);
    TaskTally worked = new TaskTally();
    metrics.tasks(worked);
    ActorRef<Sampling.Command> coordinator =
        CoordinatorSingleton.host(
            system,
            new CoordinatorSettings(settings.sample().lease(), settings.sample().running()),
            shelf,
            new ResultTable(database.results(), blocking),
            worked);
    startLanes(coordinator);
    ShardedPaths paths = new ShardedPaths(system, cache, asked, door, search.timeout());
    metrics.paths(asked, paths);
    GatewayPorts ports = ports(database, paths, metrics, names.desk(), coordinator, rollout);
    metrics.cluster(ports.nodes(), ports.jobs(), ports.snapshots());
    return GatewayServer.start(
            system, GatewaySettings.from(system.settings().config()), ports, metrics.gateway())
        .thenCombine(server, (_, _) -> Done.getInstance());
  }

  private StoredPathEngine engine(
      Database database,
      AnswerCodec codec,
      PathTally tally,
      Admission door,
      ControlMetrics metrics) {
    NodeSettings.Search search = settings.search();
    return new StoredPathEngine(
        metrics.timed(
            new MappedPathEngine(
                shelf,
                dispatcher("search"),
                search.queue(),
                door::isTooLate,
                SearchBudget.standard())),
        new AnswerTable(database.connections(), codec),
        shelf,
        tally,
        new StoredPathEngine.Limits(
            search.cacheBytes() == 0 ? 0 : search.stored(),
            search.storedFromEdges(),
            SLOWEST_STORED),
        blocking,
        system);
  }

  private void keepSnapshots(
      ActorRef<SnapshotRollout.Command> rollout, Consumer<SnapshotSwitched> follower) {
    new NodeSnapshots(
            settings.name(),
            settings.graphRoot(),
            settings.extent(),
            settings.snapshot(),
            shelf,
            blocking)
        .start(context, rollout, follower);
  }

  private void startLanes(ActorRef<Sampling.Command> coordinator) {
    context.spawn(
        new CopyChecks(shelf, settings.extent(), blocking)
            .lane(Cluster.get(system).selfMember().address().toString(), coordinator),
        "copy-checks");
    if (settings.computes()) {
      Lanes.start(system, settings.lanes(), taskRunner(), coordinator);
    }
  }

  /// A control node's heap has other work and is collected anyway.
  private TaskRunner taskRunner() {
    TaskRunner runner = new SnapshotTaskRunner(shelf, dispatcher("compute"));
    return settings.has(NodeRole.CONTROL) ? runner : TidyRunner.of(runner, blocking);
  }

  private GatewayPorts ports(
      Database database,
      ShardedPaths paths,
      ControlMetrics metrics,
      ArtistDesk desk,
      ActorRef<Sampling.Command> coordinator,
      ActorRef<SnapshotRollout.Command> rollout) {
    OpenSnapshots snapshots = new OpenSnapshots(shelf);
    CoordinatorSamples samples =
        new CoordinatorSamples(system, coordinator, settings.search().timeout());
    CoordinatorJobs jobs = new CoordinatorJobs(system, coordinator, settings.search().timeout());
    CoordinatorScores scores = new CoordinatorScores(jobs, database.results(), blocking);
    ClusterHealth health =
        new ClusterHealth(
            () -> answers(database),
            snapshots,
            desk::nameless,
            samples,
            new WorkerMembers(Cluster.get(system), rollout, system));
    ClusterNodes nodes = new ClusterNodes(system, rollout, coordinator);
    CoordinatorFindings findings =
        new CoordinatorFindings(jobs, database.results(), shelf, blocking);
    ExportsSingleton.host(
        system,
        new ExportsSingleton.Sources(
            settings.exportsRoot(), health, nodes, jobs, snapshots, findings, shelf),
        blocking);
    HiddenTable hidden = new HiddenTable(database.connections());
    return new GatewayPorts(
        paths,
        metrics.timed(
            SteadyArtists.of(
                system, desk, shelf, blocking, dispatcher("search"), DATABASE_LEFT_ALONE)),
        new CardDesk(shelf, dispatcher("search"), settings.search().queue()),
        challenges(database, coordinator, scores, hidden),
        new HiddenDesk(hidden, blocking, InstantSource.system()),
        samples,
        jobs,
        new ClusterSweeps(
            system,
            SweepsSingleton.host(system, coordinator, shelf, settings.sample().running()),
            settings.search().timeout()),
        scores,
        new CoordinatorVerifications(
            shelf,
            jobs,
            rollout,
            settings.snapshot().lookInterval(),
            system,
            database.results(),
            blocking),
        findings,
        snapshots,
        health,
        nodes);
  }

  private ChallengeDesk challenges(
      Database database,
      ActorRef<Sampling.Command> coordinator,
      CoordinatorScores scores,
      HiddenTable hidden) {
    ChallengeTable table = new ChallengeTable(database.connections());
    ChallengeSingleton.host(
        system,
        coordinator,
        new ChallengePress(
            shelf,
            table,
            List.of(
                new ChallengeExport(settings.exportsRoot(), table, shelf),
                new HiddenPress(settings.exportsRoot(), hidden, shelf)),
            scores::pairs,
            blocking));
    return new ChallengeDesk(
        table,
        shelf,
        blocking,
        dispatcher("search"),
        settings.search().queue(),
        InstantSource.system());
  }

  private CompletionStage<Boolean> answers(Database database) {
    return CompletableFuture.supplyAsync(database::answers, blocking);
  }

  private Executor dispatcher(String name) {
    return system
        .dispatchers()
        .lookup(DispatcherSelector.fromConfig("creditgraph.node.dispatcher." + name));
  }
}
