package creditgraph.cli.demo;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.cli.database.Database;
import creditgraph.cli.database.DatabaseLock;
import creditgraph.cli.gateway.GatewayClient;
import creditgraph.cli.gateway.RouteText;
import creditgraph.cli.pipeline.IngestedFrom;
import creditgraph.cli.pipeline.Pipeline;
import creditgraph.cli.pipeline.Rulesets;
import creditgraph.cli.publish.GraphTurns;
import creditgraph.cli.publish.RegistryAccess;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One machine, everything:
///
/// ```
/// lock ─▶ database ─▶ dump ─▶ catalog ─▶ snapshots ─▶ control + workers ─▶ route ─▶ serve … Ctrl-C
/// ```
///
/// Each step reuses what an earlier run left. Whatever was started is ended in reverse order, on
/// every way out: normal end, failure, SIGINT or SIGTERM.
final class Demo {

  private static final int WORKERS = 2;

  private final DemoSettings settings;
  private final Narration narration;
  private final Path home = Path.of(System.getProperty("creditgraph.home", "."));
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  Demo(DemoSettings settings, Narration narration) {
    this.settings = settings;
    this.narration = narration;
  }

  void run() throws Exception {
    var ender = new Thread(this::endAll, "demo-end");
    Runtime.getRuntime().addShutdownHook(ender);
    try {
      serve();
    } finally {
      endAll();
    }
  }

  private void serve() throws IOException, InterruptedException {
    var root = settings.root();
    root.create();
    begin(DatabaseLock.take(root, "mcg demo at http://localhost:" + settings.httpPort()));
    Ports.requireFree(settings.httpPort(), "--http-port");
    SecretFile.ensure(root.researcherToken());
    SecretFile.ensure(root.operatorToken());
    narration.say("demo", "data in " + root.directory());

    var database = begin(Database.start(root));
    narration.say("database", "PostgreSQL is up");

    Map<String, Path> snapshots = publish(database);

    var gateway = URI.create("http://localhost:" + settings.httpPort());
    var web = home.resolve("web/dist");
    var plans = NodePlan.plan(root, database, settings.httpPort(), web, WORKERS);
    var cluster = Cluster.start(root, home, narration, gateway.toString(), plans);
    begin(() -> RunFile.delete(root));
    begin(cluster::stop);
    new Readiness(gateway, WORKERS, narration).await(cluster);

    showRoute(new GatewayClient(gateway), snapshots);
    FirstChallenge.tell(new GatewayClient(gateway), narration);
    narration.say("ready", "Ctrl-C stops everything");
    cluster.awaitControl();
    throw new CommandFailed(ExitCode.FAILURE, "the control node ended; the demo cannot go on");
  }

  private Map<String, Path> publish(Database database) throws IOException {
    var pipeline = new Pipeline(settings.root(), narration::say);
    var given = settings.dump();
    if (given != null && !Files.isDirectory(given)) {
      throw new CommandFailed(
          ExitCode.NOT_FOUND, "--dump: " + given + " is not a folder; name one with dump files");
    }
    var dump = given == null ? pipeline.generate(settings.releases(), settings.seed()) : given;
    var ingested = pipeline.ingest(dump, ExistingCatalog.REPLACE);
    var source = IngestedFrom.of(ingested.manifest());
    var registry = RegistryAccess.at(database.url(), Database.USER, "");
    var turns = GraphTurns.of(settings.root(), registry, "mcg demo");
    var snapshots = new LinkedHashMap<String, Path>();
    for (var ruleset : rulesets()) {
      snapshots.put(
          ruleset, pipeline.build(ingested.catalog(), source, Rulesets.named(ruleset), turns));
    }
    return snapshots;
  }

  /// The two that the web offers, and the one that was asked for.
  private Set<String> rulesets() {
    var names = new LinkedHashSet<>(List.of("performers", "everyone"));
    names.add(settings.ruleset());
    return names;
  }

  private void showRoute(GatewayClient gateway, Map<String, Path> snapshots) throws IOException {
    var snapshot = snapshots.get(settings.ruleset());
    var pair = snapshot == null ? null : ShowPair.choose(snapshot).orElse(null);
    if (pair == null) {
      narration.say("route", "no two well-known artists are connected; open " + gateway.base());
      return;
    }
    var reply = gateway.findPath(pair.from(), pair.to(), settings.ruleset());
    narration.print("\n" + RouteText.draw(reply).indent(2) + "\n");
    narration.say(
        "ready",
        "open %s/routes/?from=%d&to=%d&ruleset=%s"
            .formatted(gateway.base(), pair.from(), pair.to(), settings.ruleset()));
  }

  /// Notes what must be ended, unless the end has begun: then ends it at once.
  private synchronized <T extends AutoCloseable> T begin(T part) {
    started.push(part);
    return part;
  }

  private synchronized void endAll() {
    while (!started.isEmpty()) {
      var part = started.pop();
      try {
        part.close();
      } catch (Exception e) {
        // The rest must still be ended; the one that would not is named.
        narration.say("end", part.getClass().getSimpleName() + " did not end well: " + e);
      }
    }
  }
}
