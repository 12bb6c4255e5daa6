package creditgraph.node;

import static creditgraph.node.NodeClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.graph.measure.DistanceSample;
import creditgraph.graph.search.SearchBudget;
import creditgraph.http.contract.Operation;
import creditgraph.http.contract.Operations;
import creditgraph.http.findings.FindingsReport;
import creditgraph.node.metrics.Exposition;
import creditgraph.protocol.SnapshotRef;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A control node and two workers in one JVM, over real ports, a real database and real snapshots.
/// The first worker starts with an empty disk of its own, the second reads the control node's. The
/// last tests take parts away, so they run last.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int FILLERS = 300;

  private final List<Node> nodes = new ArrayList<>();
  private EmbeddedPostgres postgres;
  private Path postgresFiles;
  private TestNodes settings;
  private NodeClient client;
  private Path operatorTokenFile;
  private Path graphRoot;
  private Path ownGraphRoot;
  private SnapshotRef snapshot;

  /// Results of a sweep that nothing happened to.
  private String undisturbed = "";

  private TestProbe<Object> probe;
  private BlockingWatch blocking;

  @BeforeAll
  void startTheCluster(@TempDir Path dataRoot, @TempDir Path ownRoot) throws IOException {
    blocking = BlockingWatch.start();
    postgresFiles = dataRoot.resolve("postgres");
    postgres = startPostgres(0);
    graphRoot = dataRoot.resolve("graph");
    snapshot = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, FILLERS);
    Path tokenFile = Files.writeString(dataRoot.resolve("token"), TestNodes.TOKEN + "\n");
    operatorTokenFile =
        Files.writeString(dataRoot.resolve("operators"), TestNodes.OPERATORS + "\n");
    settings = new TestNodes(dataRoot, tokenFile, postgres.getJdbcUrl("postgres", "postgres"), 3);
    client = new NodeClient(settings);
    nodes.add(Node.start(controlSettings()));
    ownGraphRoot = ownRoot.resolve("graph");
    nodes.add(Node.start(settings.fetching(1, "worker-1", "worker", ownRoot)));
    nodes.add(Node.start(settings.settings(2, "worker-2", "worker")));
    nodes.forEach(node -> node.serving().toCompletableFuture().join());
    probe = TestProbe.create(nodes.getFirst().system());
    awaitAnswer(() -> client.get("/health"), 200);
    awaitAnswer(() -> client.management(0, "/ready"), 200);
    awaitAnswer(() -> client.management(1, "/ready"), 200);
    awaitAnswer(() -> client.get("/artists/search?q=ana&ruleset=everyone"), 200);
  }

  private NodeSettings controlSettings() {
    return settings.operated(0, "control-1", "control", operatorTokenFile);
  }

  @AfterAll
  void stopTheCluster() throws IOException {
    blocking.close();
    nodes.reversed().forEach(node -> node.leave().toCompletableFuture().join());
    nodes.forEach(node -> node.ended().toCompletableFuture().join());
    postgres.close();
  }

  @Test
  @Order(1)
  void answersARouteWithTheCreditsThatProveIt() {
    JsonNode route = json(path(1, 4), 200);

    assertThat(route.get("outcome").asText()).isEqualTo("found");
    assertThat(route.get("length").asInt()).isEqualTo(3);
    assertThat(route.at("/snapshot/fingerprint").asText()).isEqualTo(snapshot.fingerprint());
    assertThat(route.at("/hops/1/release/title").asText()).isEqualTo("Noon");
    assertThat(route.at("/hops/1/from/name").asText()).isEqualTo("Björk Ek");
    assertThat(route.at("/hops/1/toCredits/1/role").asText()).isEqualTo("Guitar");
    assertThat(route.at("/hops/1/toCredits/1/anv").asText()).isEqualTo("G.");
    assertThat(route.at("/hops/1/toCredits/1/tracks/0/title").asText()).isEqualTo("Noon, Part 1");
  }

  @Test
  @Order(1)
  void answersTheOtherDirectionWithTheSameRoute() {
    JsonNode there = json(path(2, 4), 200);
    JsonNode back = json(path(4, 2), 200);

    assertThat(back.at("/from/id").asInt()).isEqualTo(4);
    assertThat(back.at("/hops/0/release/id")).isEqualTo(there.at("/hops/1/release/id"));
    assertThat(back.at("/hops/0/fromCredits")).isEqualTo(there.at("/hops/1/toCredits"));
  }

  @Test
  @Order(1)
  void saysThatTwoArtistsAreNotConnected() {
    assertThat(json(path(1, 6), 200).get("outcome").asText()).isEqualTo("not-connected");
  }

  @Test
  @Order(1)
  void answersQuestionsWithOptions() {
    JsonNode counted = json(route(1, 4, "\"routes\":3"), 200);
    JsonNode cheapest = json(route(4, 1, "\"hubPenalty\":3"), 200);
    JsonNode via = json(route(1, 3, "\"via\":[4],\"years\":\"1990\""), 200);
    JsonNode none = json(route(1, 3, "\"avoidArtists\":[2,77]"), 200);
    JsonNode apart = json(route(1, 6, "\"avoidArtists\":[2]"), 200);

    assertThat(counted.at("/shortestRoutes/count").asText()).isEqualTo("1");
    assertThat(cheapest.at("/from/id").asInt()).isEqualTo(4);
    assertThat(cheapest.get("cost").asInt()).isGreaterThan(3);
    assertThat(via.at("/hops/3/toCredits/1/role").asText()).isEqualTo("Guitar");
    assertThat(none.get("outcome").asText()).isEqualTo("unsatisfied");
    assertThat(none.get("lengthWithoutOptions").asInt()).isEqualTo(2);
    assertThat(apart.get("outcome").asText()).isEqualTo("not-connected");
    assertThat(json(route(1, 4, "\"avoidArtists\":[4]"), 400).get("field").asText())
        .isEqualTo("avoidArtists");
  }

  @Test
  @Order(1)
  void namesAnArtistThatIsNotInTheGraph() {
    assertThat(json(path(1, 999_999), 404).get("type").asText()).contains("unknown-artist");
  }

  @Test
  @Order(1)
  void findsArtistsByWhatPeopleType() {
    assertThat(search("bjork").at("/matches/0/id").asInt()).isEqualTo(2);
    assertThat(search("anna l").at("/matches/0/matchedOn").asText()).isEqualTo("Anna Lund");
    assertThat(search("до").at("/matches/0/id").asInt()).isEqualTo(4);
  }

  @Test
  @Order(1)
  void tellsManagementWhoIsThere() {
    JsonNode members = json(client.management(0, "/cluster/members"), 200);

    assertThat(members.get("members")).hasSize(3);
    assertThat(client.management(0, "/alive").statusCode()).isEqualTo(200);
    JsonNode health = json(client.get("/health"), 200);
    assertThat(health.at("/workers").findValuesAsText("name"))
        .containsExactly("worker-1", "worker-2");
  }

  @Test
  @Order(1)
  void answersMoreThanProbesOnTheManagementPortOfAWorker() {
    assertThat(client.management(1, "/startup").body()).isEqualTo("OK");
    assertThat(json(client.management(1, "/cluster/members"), 200).get("members")).hasSize(3);
    assertThat(client.management(1, "/startup/more").statusCode()).isEqualTo(404);
    HttpRequest.Builder startup = client.managementRequest(1, "/startup");
    assertThat(client.send(startup.POST(BodyPublishers.noBody())).statusCode()).isEqualTo(405);
  }

  @Test
  @Order(1)
  void tellsResearchersAloneWhatNodesHaveAndDo() {
    assertThat(client.get("/nodes").statusCode()).isEqualTo(401);

    JsonNode nodes =
        awaitNodes(all -> {
          assertThat(all.at("/nodes").findValuesAsText("status")).containsExactly("up", "up", "up");
          assertThat(all.at("/nodes/2/snapshots")).isNotEmpty();
          assertThat(all.findValuesAsText("job")).hasSize(2);
        });

    assertThat(nodes.get("lanesKnown").asBoolean()).isTrue();
    assertThat(nodes.at("/nodes/0/name").asText()).isEqualTo("control-1");
    assertThat(nodes.at("/nodes/0/roles/0").asText()).isEqualTo("control");
    assertThat(nodes.at("/nodes/0/lanes")).isEmpty();
    assertThat(nodes.at("/nodes/2/roles/0").asText()).isEqualTo("worker");
    assertThat(nodes.at("/nodes/2/snapshots/0/snapshot").asText()).isEqualTo(snapshot.path());
    assertThat(nodes.toString()).doesNotContain("127.0.0.1", "pekko:");
  }

  private JsonNode awaitNodes(Consumer<JsonNode> expected) {
    return probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(200),
        () -> {
          JsonNode nodes = json(client.read("/nodes"), 200);
          expected.accept(nodes);
          return nodes;
        });
  }

  @Test
  @Order(1)
  void bringsTheTopologyToAWorkerWithADiskOfItsOwn() {
    assertThat(GraphFixture.directory(ownGraphRoot, snapshot).toFile().list())
        .contains("roles.mcg", "manifest.json")
        .doesNotContain("evidence.mcg", "artist-labels.mcg");
    awaitOpenOnWorkers();
  }

  @Test
  @Order(1)
  void hasNoMetricsOnThePublicPortNorOnAWorker() {
    assertThat(client.get("/metrics").statusCode()).isEqualTo(404);
    HttpResponse<String> worker = client.management(1, "/metrics");
    assertThat(worker.statusCode()).isEqualTo(404);
    assertThat(worker.body()).contains("A control node has those of every node");
  }

  @Test
  @Order(2)
  void countsForPrometheusWhatItDoes() {
    Exposition before = metrics();

    json(path(1, 3), 200);
    json(path(3, 1), 200);
    json(path(1, 888_888), 404);
    search("bjork");
    assertThat(client.get("/no-such-page").statusCode()).isEqualTo(404);
    sample(500, 11);

    Exposition after = metrics();
    BiFunction<String, String[], Double> more =
        (name, labels) -> after.sum(name, labels) - before.sum(name, labels);
    String answers = "creditgraph_http_request_duration_seconds_count";
    assertThat(more.apply(answers, labels("route=/paths", "method=POST", "status=2xx")))
        .isEqualTo(2);
    assertThat(more.apply(answers, labels("route=/paths", "method=POST", "status=4xx")))
        .isEqualTo(1);
    assertThat(more.apply(answers, labels("route=/artists/search"))).isEqualTo(1);
    assertThat(more.apply(answers, labels("route=OTHER", "status=4xx"))).isEqualTo(1);
    String questions = "creditgraph_path_questions_total";
    assertThat(more.apply(questions, labels("fate=search"))).isEqualTo(2);
    assertThat(more.apply(questions, labels("fate=memory"))).isEqualTo(1);
    String searches = "creditgraph_path_search_duration_seconds_count";
    assertThat(more.apply(searches, labels("outcome=found"))).isEqualTo(1);
    assertThat(more.apply(searches, labels("outcome=unknown_artist"))).isEqualTo(1);
    assertThat(
            more.apply(
                "creditgraph_artist_search_duration_seconds_count", labels("source=database")))
        .isEqualTo(1);
    assertThat(after.all(answers).keySet().stream().map(labels -> labels.get("route")))
        .isSubsetOf(Operations.ofContract().all().stream().map(Operation::route).toList());
    // Challenges may be computed meanwhile.
    assertThat(more.apply("creditgraph_tasks_accepted_total", labels())).isGreaterThanOrEqualTo(2);
    assertThat(more.apply("creditgraph_job_events_total", labels("event=finished")))
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  @Order(2)
  void tellsPrometheusHowTheClusterStands() {
    // On whichever workers, once the coordinator has heard of both.
    Exposition page =
        probe.awaitAssert(
            PATIENCE,
            Duration.ofMillis(200),
            () -> {
              Exposition now = metrics();
              assertThat(now.sum("creditgraph_lanes")).isEqualTo(2);
              return now;
            });

    assertThat(page.sum("creditgraph_cluster_members", labels("status=up"))).isEqualTo(3);
    assertThat(page.sum("creditgraph_node_up", labels("node=worker-1"))).isEqualTo(1);
    assertThat(page.sum("creditgraph_node_snapshot_state", labels("node=worker-2", "state=open")))
        .isEqualTo(1);
    assertThat(page.sum("creditgraph_coordinator_up")).isEqualTo(1);
    assertThat(
            page.sum("creditgraph_snapshot_info", labels("fingerprint=" + snapshot.fingerprint())))
        .isEqualTo(1);
    assertThat(page.sum("creditgraph_snapshot_age_seconds")).isPositive();
    for (String pool : List.of("names", "results", "journal")) {
      assertThat(page.sum("creditgraph_database_connections_max", labels("pool=" + pool)))
          .as(pool)
          .isPositive();
    }
    assertThat(page.sum("jvm_memory_used_bytes", labels("area=heap"))).isPositive();
    assertThat(page.sum("process_start_time_seconds")).isPositive();
    assertThat(page.types().keySet())
        .allMatch(name -> name.matches("(creditgraph|jvm|process|system)_[a-z0-9_]+"));
    page.types()
        .forEach((name, type) ->
            assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter")));
  }

  @Test
  @Order(2)
  void tellsPrometheusWhatOperatorsCanReadAbout() throws IOException {
    Path document = Path.of(System.getProperty("creditgraph.root"), "docs", "operations.md");
    List<String> described =
        Pattern.compile("(?m)^\\| `(creditgraph_[a-z_]+)` \\|")
            .matcher(Files.readString(document))
            .results()
            .map(row -> row.group(1))
            .toList();

    assertThat(
            metrics().types().keySet().stream()
                .filter(name -> name.startsWith("creditgraph_"))
                .filter(name -> !name.endsWith("_seconds_max")))
        .containsExactlyInAnyOrderElementsOf(described);
  }

  /// The page of the control node.
  private Exposition metrics() {
    HttpResponse<String> page = client.management(0, "/metrics");
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse(""))
        .isEqualToIgnoringCase("text/plain; version=0.0.4; charset=utf-8");
    assertThat(page.body()).doesNotContain("bjork", "no-such-page", "127.0.0.1");
    return Exposition.parse(page.body());
  }

  /// @param pairs `name=value`
  private static String[] labels(String... pairs) {
    return Stream.of(pairs).flatMap(pair -> Stream.of(pair.split("=", 2))).toArray(String[]::new);
  }

  @Test
  @Order(2)
  void countsASampleAsOneMachineWould() throws IOException {
    JsonNode finished = sample(2_000, 7);

    assertCountsLikeOneMachine(finished, 2_000, 7);
    awaitNodes(nodes ->
        assertThat(
                nodes.at("/nodes/1/tasksPerSecond").asDouble()
                    + nodes.at("/nodes/2/tasksPerSecond").asDouble())
            .isPositive());
  }

  @Test
  @Order(2)
  void scoresPairsAsOneMachineWould() throws IOException {
    String id =
        submitted(
            "/scores", "{\"drawn\":60,\"minReleases\":2,\"seed\":7,\"ruleset\":\"everyone\"}");
    awaitFinished("/scores/" + id);

    JsonNode pairs = json(client.read("/scores/" + id + "/pairs"), 200).get("pairs");

    List<String> found = new ArrayList<>();
    for (JsonNode pair : pairs) {
      found.add(
          "%d %d %d %d"
              .formatted(
                  pair.get("from").asInt(),
                  pair.get("to").asInt(),
                  pair.get("releases").asInt(),
                  pair.get("difficulty").asInt(-1)));
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            oneMachine().scores(id, 2, 7, 25, 25, 10).stream()
                .map(score ->
                    "%d %d %d %d"
                        .formatted(
                            score.pair().from().value(),
                            score.pair().to().value(),
                            score.releases(),
                            score.difficulty()))
                .collect(Collectors.toSet()));
    assertThat(client.read("/scores/" + id + "/pairs.csv").body().lines())
        .hasSize(found.size() + 1);
  }

  @Test
  @Order(2)
  void findsWhatOneMachineWould() throws IOException {
    String id =
        submitted(
            "/findings", "{\"sources\":130,\"routes\":250,\"seed\":7,\"ruleset\":\"everyone\"}");
    awaitFinished("/findings/" + id);

    JsonNode report = json(client.read("/findings/" + id + "/report"), 200);

    ObjectMapper mapper = new ObjectMapper();
    FindingsReport expected = oneMachine().findings(id, 130, 7, 100, 100, 50);
    assertThat(report.get("findings"))
        .isEqualTo(mapper.readTree(mapper.writeValueAsString(expected)));
    assertThat(report.at("/findings/connectors/decades/0/decade").asInt()).isEqualTo(1990);
    assertThat(report.at("/findings/roles/years/0/year").asInt()).isEqualTo(1990);
  }

  @Test
  @Order(2)
  void findsEveryNodesCopyWholeUntilAByteOfOneIsWrong() throws IOException {
    assertThat(verified("before").findValuesAsText("state"))
        .containsExactly("whole", "whole", "whole");
    Path file = GraphFixture.directory(ownGraphRoot, snapshot).resolve("roles.mcg");
    GraphFixture.flipAByte(file);

    JsonNode copies = verified("after");

    assertThat(copies.findValuesAsText("state")).containsExactly("whole", "damaged", "whole");
    assertThat(copies.at("/1/node").asText()).isEqualTo("worker-1");
    assertThat(copies.at("/1/faults/0").asText()).contains("roles.mcg");
    GraphFixture.flipAByte(file);
  }

  private JsonNode verified(String run) {
    String id =
        submitted("/verifications", "{\"ruleset\":\"everyone\",\"run\":\"%s\"}".formatted(run));
    return awaitFinished("/verifications/" + id).get("copies");
  }

  /// Returns the id of a job.
  private String submitted(String address, String body) {
    return json(client.submit(address, "application/json", body), 202).at("/job/id").asText();
  }

  /// A job that its document has as `job`.
  private JsonNode awaitFinished(String address) {
    return probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(100),
        () -> {
          JsonNode now = json(client.read(address), 200);
          assertThat(now.at("/job/status").asText()).isEqualTo("finished");
          return now;
        });
  }

  @Test
  @Order(3)
  void answersFromANewSnapshotOnceItIsCurrent() throws IOException {
    SnapshotRef next = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, FILLERS + 1);

    probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(200),
        () -> {
          assertThat(json(path(1, 4), 200).at("/snapshot/fingerprint").asText())
              .isEqualTo(next.fingerprint());
          assertThat(search("ana").at("/snapshot/fingerprint").asText())
              .isEqualTo(next.fingerprint());
          return true;
        });
    snapshot = next;
    awaitOpenOnWorkers();
  }

  /// As `GET /health` tells it.
  private void awaitOpenOnWorkers() {
    probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(200),
        () -> {
          JsonNode workers = json(client.get("/health"), 200).get("workers");
          for (JsonNode worker : workers) {
            assertThat(worker.at("/snapshots/0/snapshot").asText()).isEqualTo(snapshot.path());
            assertThat(worker.at("/snapshots/0/state").asText()).isEqualTo("open");
          }
          return true;
        });
  }

  @Test
  @Order(4)
  void takesASweep() {
    undisturbed = results(submitSweep("undisturbed"));

    assertThat(undisturbed.lines()).hasSize(1 + 12).allMatch(line -> !line.contains("failed"));
  }

  /// What is left is the worker with a disk of its own, which has to know years and formats, too.
  @Test
  @Order(5)
  void finishesASampleAndASweepWithoutTheWorkerThatLeftInTheMiddle() throws IOException {
    JsonNode started = json(submit(20_000, 3), 202);
    String sweep = sweepUnderWay("without-a-worker");
    nodes.remove(2).system().terminate();

    assertCountsLikeOneMachine(awaitSample(started.get("id").asText()), 20_000, 3);
    assertThat(results(sweep)).isEqualTo(undisturbed);
  }

  @Test
  @Order(6)
  void goesOnWithASampleAndASweepAfterTheControlNodeHasStartedAnew() throws IOException {
    String id = json(submit(40_000, 5), 202).get("id").asText();
    String sweep = sweepUnderWay("control-anew");
    Node control = nodes.removeFirst();
    control.leave().toCompletableFuture().join();
    control.ended().toCompletableFuture().join();

    Node restarted = Node.start(controlSettings());
    nodes.addFirst(restarted);
    probe = TestProbe.create(restarted.system());
    restarted.serving().toCompletableFuture().join();

    assertCountsLikeOneMachine(awaitSample(id), 40_000, 5);
    assertThat(results(sweep)).isEqualTo(undisturbed);
  }

  @Test
  @Order(7)
  void changesTheClusterForNobodyButOperators() throws Exception {
    Node worker = nodes.get(1);
    awaitAnswer(() -> client.management(0, "/cluster/members/" + settings.member(1)), 200);

    assertThat(dismiss(0, "").statusCode()).isEqualTo(401);
    assertThat(dismiss(0, TestNodes.TOKEN).statusCode()).isEqualTo(401);
    assertThat(dismiss(1, TestNodes.OPERATORS).statusCode())
        .as("on a node that has no token")
        .isEqualTo(403);
    assertThat(joinElsewhere().statusCode()).isEqualTo(401);
    assertThat(
            json(client.management(0, "/cluster/members/" + settings.member(1)), 200).get("status"))
        .hasToString("\"Up\"");
    assertThat(worker.ended().toCompletableFuture()).isNotDone();

    assertThat(dismiss(0, TestNodes.OPERATORS).statusCode()).isEqualTo(200);

    assertThat(worker.ended().toCompletableFuture().get(120, TimeUnit.SECONDS))
        .isEqualTo(Node.End.LEFT);
    awaitAnswer(() -> client.management(0, "/cluster/members/" + settings.member(1)), 404);
  }

  /// Tells the first worker to leave, on the management port of the node `index`.
  private HttpResponse<String> dismiss(int index, String token) {
    return client.send(
        client
            .managementRequest(index, "/cluster/members/" + settings.member(1))
            .header("Authorization", "Bearer " + token)
            .DELETE());
  }

  private HttpResponse<String> joinElsewhere() {
    return client.send(
        client
            .managementRequest(0, "/cluster/members")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("address=pekko://credit-graph@127.0.0.1:1")));
  }

  /// What needs no database goes on; names come from the snapshot until it is back. After the watch
  /// over waits, for what does need it fails in the log, by stack trace, and loggers share a lock.
  @Test
  @Order(9)
  void answersRoutesCardsAndNamesWhileTheDatabaseIsAway() throws IOException {
    assertThat(search("bjork").get("degraded").asBoolean()).isFalse();
    int port = postgres.getPort();
    postgres.close();

    awaitAnswer(() -> client.get("/artists/search?q=bjork&ruleset=everyone"), 200);
    JsonNode found = search("BJOR");
    assertThat(found.get("degraded").asBoolean()).isTrue();
    assertThat(found.at("/matches/0/name").asText()).isEqualTo("Björk Ek");
    assertThat(json(path(1, 3), 200).get("outcome").asText()).isEqualTo("found");
    assertThat(json(client.get("/artists/2?ruleset=everyone"), 200).at("/artist/name").asText())
        .isEqualTo("Björk Ek");
    JsonNode health = json(client.get("/health"), 503);
    assertThat(health.get("status").asText()).isEqualTo("degraded");
    assertThat(health.at("/parts/database/state").asText()).isEqualTo("down");
    assertThat(health.at("/parts/names/state").asText()).isEqualTo("degraded");
    assertThat(health.at("/parts/snapshot/state").asText()).isEqualTo("up");
    for (String check : List.of("/startup", "/ready", "/alive")) {
      assertThat(client.management(0, check).statusCode()).as(check).isEqualTo(200);
    }

    postgres = startPostgres(port);

    probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(200),
        () -> {
          assertThat(search("bjork").get("degraded").asBoolean()).isFalse();
          JsonNode parts = json(client.get("/health"), 503).get("parts");
          assertThat(parts.at("/database/state").asText()).isEqualTo("up");
          assertThat(parts.at("/names/state").asText()).isEqualTo("up");
          return true;
        });
  }

  /// On the files of the one before, if there was one.
  ///
  /// @param port 0 for any
  private EmbeddedPostgres startPostgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(postgresFiles)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  /// Over everything that happened here: routes, names, samples, snapshots, leaving and joining.
  @Test
  @Order(8)
  void neverHadAnActorWaitOnTheDefaultDispatcher() {
    assertThat(blocking.waits()).isEmpty();
  }

  private void assertCountsLikeOneMachine(JsonNode finished, int pairs, long seed)
      throws IOException {
    long[] expected = new long[SearchBudget.standard().maxReleases() + 1];
    long notConnected = 0;
    for (DistanceSample part : oneMachine().sample(pairs, seed)) {
      long[] counts = part.byReleases();
      for (int d = 0; d < counts.length; d++) {
        expected[d] += counts[d];
      }
      notConnected += part.notConnected();
    }
    JsonNode result = finished.get("result");
    for (JsonNode entry : result.get("byReleases")) {
      assertThat(entry.get("pairs").asLong()).isEqualTo(expected[entry.get("releases").asInt()]);
    }
    assertThat(result.get("notConnected").asLong()).isEqualTo(notConnected);
    assertThat(total(result)).isEqualTo(pairs);
  }

  private OneMachine oneMachine() {
    return new OneMachine(graphRoot, snapshot);
  }

  private static long total(JsonNode result) {
    long total = result.get("notConnected").asLong() + result.get("exhausted").asLong();
    for (JsonNode entry : result.get("byReleases")) {
      total += entry.get("pairs").asLong();
    }
    return total;
  }

  private JsonNode sample(int pairs, long seed) {
    return awaitSample(json(submit(pairs, seed), 202).get("id").asText());
  }

  private JsonNode awaitSample(String id) {
    return probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(200),
        () -> {
          JsonNode now = json(client.read("/samples/" + id), 200);
          assertThat(now.get("status").asText()).isEqualTo("finished");
          return now;
        });
  }

  /// Returns the id of a sweep of twelve points, which another label makes another.
  private String submitSweep(String run) {
    String grid =
        """
        run: %s
        rulesets: everyone
        hubPenalties: [none, 3]
        years: [all, 1985-1995]
        pairs: 10000
        seeds: [1, 2, 3]
        """
            .formatted(run);
    return json(client.submit("/sweeps", "application/yaml", grid), 202).get("id").asText();
  }

  /// A sweep that has some points and lacks others. When this thread was kept from looking until
  /// one was over, there is another.
  private String sweepUnderWay(String run) {
    for (int attempt = 0; attempt < 10; attempt++) {
      String sweep = submitSweep(run + "-" + attempt);
      JsonNode begun =
          probe.awaitAssert(
              PATIENCE,
              Duration.ofMillis(50),
              () -> {
                JsonNode now = sweep(sweep);
                assertThat(now.get("pointsDone").asInt()).isPositive();
                return now;
              });
      if (begun.get("status").asText().equals("running")) {
        return sweep;
      }
    }
    throw new AssertionError("ten sweeps were over before anybody looked");
  }

  /// The results as CSV once the sweep has ended.
  private String results(String sweep) {
    probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(200),
        () -> {
          assertThat(sweep(sweep).get("status").asText()).isEqualTo("finished");
          return true;
        });
    return client.read("/sweeps/" + sweep + "/results.csv").body();
  }

  private JsonNode sweep(String id) {
    return json(client.read("/sweeps/" + id), 200);
  }

  private HttpResponse<String> submit(int pairs, long seed) {
    return client.submit(
        "/samples",
        "application/json",
        "{\"pairs\":%d,\"seed\":%d,\"ruleset\":\"everyone\"}".formatted(pairs, seed));
  }

  private HttpResponse<String> path(int from, int to) {
    return client.post(
        "/paths", "{\"from\":%d,\"to\":%d,\"ruleset\":\"everyone\"}".formatted(from, to));
  }

  private HttpResponse<String> route(int from, int to, String options) {
    return client.post(
        "/paths",
        "{\"from\":%d,\"to\":%d,\"ruleset\":\"everyone\",%s}".formatted(from, to, options));
  }

  private JsonNode search(String query) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return json(client.get("/artists/search?ruleset=everyone&q=" + encoded), 200);
  }

  private void awaitAnswer(Supplier<HttpResponse<String>> question, int status) {
    probe.awaitAssert(
        PATIENCE,
        Duration.ofMillis(200),
        () -> {
          HttpResponse<String> response = question.get();
          assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
          return true;
        });
  }
}
