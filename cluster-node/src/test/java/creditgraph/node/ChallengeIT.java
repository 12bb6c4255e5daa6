package creditgraph.node;

import static creditgraph.node.NodeClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One node that is everything, over a real database: what a player sees of the challenges that the
/// cluster has scored and published by itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChallengeIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final int FILLERS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private EmbeddedPostgres postgres;
  private Path graphRoot;
  private SnapshotRef snapshot;
  private TestNodes settings;
  private NodeClient client;
  private Node node;
  private LocalDate startedOn;

  @BeforeAll
  void start(@TempDir Path dataRoot) throws IOException {
    postgres = EmbeddedPostgres.start();
    graphRoot = dataRoot.resolve("graph");
    snapshot = GraphFixture.publish(graphRoot, PERFORMERS, FILLERS);
    Path tokenFile = Files.writeString(dataRoot.resolve("token"), TestNodes.TOKEN + "\n");
    settings = new TestNodes(dataRoot, tokenFile, postgres.getJdbcUrl("postgres", "postgres"), 1);
    client = new NodeClient(settings);
    startedOn = LocalDate.now(ZoneOffset.UTC);
    node = startNode();
    awaitDays(8);
  }

  private Node startNode() throws IOException {
    Node started = Node.start(settings.settings(0, "all-1", "control,worker"));
    started.serving().toCompletableFuture().join();
    return started;
  }

  @AfterAll
  void stop() throws IOException {
    end(node);
    postgres.close();
  }

  @Test
  void publishesTodayAndSevenDaysAndShowsToday() throws Exception {
    JsonNode today = json(client.get("/challenges/daily"), 200);

    assertThat(today.at("/snapshot/fingerprint").asText()).isEqualTo(snapshot.fingerprint());
    assertThat(today.get("par").asInt()).isBetween(2, 6);
    assertThat(LocalDate.parse(today.get("day").asText()))
        .isBetween(startedOn, startedOn.plusDays(1));
    assertThat(client.get("/challenges/" + today.get("id").asText()).body())
        .isEqualTo(today.toString());
    assertThat(json(client.get("/challenges"), 200).at("/challenges/0")).isEqualTo(today);
    LocalDate tomorrow = LocalDate.parse(today.get("day").asText()).plusDays(1);
    assertThat(client.get("/challenges/" + tomorrow).statusCode()).isEqualTo(404);
    assertThat(artists()).hasSizeGreaterThanOrEqualTo(16).doesNotHaveDuplicates();
  }

  @Test
  void writesAFileForEachDayWithItsSumAndACopyOfTodays() throws Exception {
    Path exports = graphRoot.resolveSibling("exports");
    TestProbe.create(node.system())
        .awaitAssert(
            PATIENCE,
            () -> {
              assertThat(exports.resolve("daily.json")).exists();
              return null;
            });
    JsonNode today = json(client.get("/challenges/daily"), 200);

    JsonNode file = JSON.readTree(exports.resolve("daily.json").toFile());

    assertThat(file.get("date")).isEqualTo(today.get("id"));
    assertThat(file.get("from")).isEqualTo(today.at("/from/id"));
    assertThat(file.at("/showcase/0/steps")).hasSize(today.get("par").asInt());
    assertThat(json(client.get("/data/daily.json"), 200)).isEqualTo(file);
    assertThat(json(client.get("/data/daily/" + today.get("id").asText() + ".json"), 200))
        .isEqualTo(file);
    JsonNode days = json(client.get("/data/daily/index.json"), 200).get("days");
    assertThat(days.findValuesAsText("date"))
        .hasSizeGreaterThanOrEqualTo(8)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .contains(today.get("id").asText());
    assertThat(client.get("/data/daily/" + today.get("id").asText() + ".svg").body())
        .contains(today.at("/from/name").asText(), today.at("/to/name").asText());
    List<String> sums = Files.readAllLines(exports.resolve("daily/SHA256SUMS"));
    assertThat(sums).hasSizeGreaterThanOrEqualTo(17);
    for (String sum : sums) {
      byte[] bytes = Files.readAllBytes(exports.resolve("daily").resolve(sum.substring(66)));
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(sum).startsWith(HexFormat.of().formatHex(sha256) + "  ");
    }
  }

  @Test
  void saysHowItStandsToWhoeverReadsItsFiles() {
    TestProbe.create(node.system())
        .awaitAssert(
            PATIENCE,
            () -> {
              JsonNode status = json(client.get("/data/status.json"), 200);
              assertThat(status.get("state").asText()).isEqualTo("up");
              assertThat(status.at("/nodes/0/name").asText()).isEqualTo("all-1");
              assertThat(status.at("/publications").findValuesAsText("kind"))
                  .contains("snapshot", "daily");
              assertThat(status.toString()).doesNotContain("127.0.0.1", graphRoot.toString());
              return null;
            });
  }

  @Test
  void statesTheParOfItsOwnSearchAndJudgesItsRoute() {
    JsonNode today = json(client.get("/challenges/daily"), 200);
    JsonNode route = route(today.at("/from/id").asInt(), today.at("/to/id").asInt());

    JsonNode judged = judge(today.get("id").asText(), steps(route), 1);

    assertThat(judged.get("par").asInt()).isEqualTo(route.get("length").asInt());
    assertThat(judged.get("reached").asBoolean()).isTrue();
    assertThat(judged.get("score").asInt()).isEqualTo(90);
    assertThat(judged.at("/steps/0/proof")).isEqualTo(route.at("/hops/0"));
    assertThat(judged.at("/judgedOn/fingerprint").asText()).isEqualTo(snapshot.fingerprint());
  }

  /// Ana 1 ── Dawn 100 ── Björk Ek 2 ── Noon 200 ── Cy (2) 3, who is 33 as well.
  @Test
  void judgesAPairThatNobodyPublishedWithAReasonForEachRefusal() {
    ArrayNode steps = JSON.createArrayNode();
    for (int[] step : new int[][] {{200, 3}, {999, 2}, {100, 4}, {100, 2}, {100, 3}, {200, 33}}) {
      steps.addArray().add(step[0]).add(step[1]);
    }

    JsonNode judged = judge("performers.1.3", steps, 0);

    assertThat(judged.get("steps").findValuesAsText("verdict"))
        .containsExactly(
            "not-credited-here",
            "release-outside-the-rules",
            "next-not-credited",
            "accepted",
            "release-repeated",
            "accepted");
    assertThat(judged.get("reached").asBoolean()).isTrue();
    assertThat(judged.get("score").asInt()).isEqualTo(100 - 4 * 5);
    assertThat(json(client.get("/challenges/performers.1.6"), 404).get("type").asText())
        .endsWith("unknown-challenge");
  }

  @Test
  void hintsAtTheNextStepRungByRung() {
    JsonNode first = json(hint("performers.1.3", 1, 1), 200);
    JsonNode third = json(hint("performers.1.3", 1, 3), 200);

    assertThat(first.get("decade").asText()).isEqualTo("1990s");
    assertThat(first.get("initials").isNull()).isTrue();
    assertThat(third.get("initials").asText()).isEqualTo("B. E.");
    assertThat(third.get("roleFamily").asText()).isNotEmpty();
    assertThat(third.get("releasesLeft").asInt()).isEqualTo(2);
    assertThat(json(hint("performers.1.3", 3, 1), 422).get("type").asText())
        .endsWith("same-artist");
    assertThat(json(hint("performers.1.3", 6, 1), 409).get("type").asText()).endsWith("no-way");
  }

  @Test
  void drawsTheSamePairFromTheSameSeed() {
    JsonNode drawn = json(client.get("/challenges/random?seed=5"), 200);

    assertThat(json(client.get("/challenges/random?seed=5"), 200)).isEqualTo(drawn);
    JsonNode again = json(client.get("/challenges/" + drawn.get("id").asText()), 200);
    assertThat(again).isEqualTo(drawn);
    assertThat(drawn.get("par").asInt()).isBetween(2, 6);
  }

  @Test
  void hasTheSameAfterARestartAndANewSnapshot() throws Exception {
    JsonNode before = json(client.get("/challenges"), 200);
    List<String> days = rows("select day || ' ' || from_id || ' ' || to_id from challenge");
    end(node);
    SnapshotRef next = GraphFixture.publish(graphRoot, PERFORMERS, FILLERS + 1);
    node = startNode();
    TestProbe<Object> probe = TestProbe.create(node.system());
    probe.awaitAssert(
        PATIENCE,
        () -> assertThat(client.get("/challenges/performers.1.3").statusCode()).isEqualTo(200));

    JsonNode judged = judge(before.at("/challenges/0/id").asText(), oneStep(), 0);

    assertThat(json(client.get("/challenges"), 200)).isEqualTo(before);
    assertThat(rows("select day || ' ' || from_id || ' ' || to_id from challenge"))
        .containsAll(days);
    assertThat(judged.at("/judgedOn/fingerprint").asText()).isEqualTo(next.fingerprint());
    GraphFixture.publish(graphRoot, PERFORMERS, FILLERS);
    probe.awaitAssert(
        PATIENCE,
        () ->
            assertThat(
                    json(client.get("/challenges/random?seed=5"), 200)
                        .at("/snapshot/fingerprint")
                        .asText())
                .isEqualTo(snapshot.fingerprint()));
  }

  private static ArrayNode oneStep() {
    ArrayNode steps = JSON.createArrayNode();
    steps.addArray().add(100).add(2);
    return steps;
  }

  private static ArrayNode steps(JsonNode route) {
    ArrayNode steps = JSON.createArrayNode();
    for (JsonNode hop : route.get("hops")) {
      steps.addArray().add(hop.at("/release/id").asInt()).add(hop.at("/to/id").asInt());
    }
    return steps;
  }

  private JsonNode judge(String id, ArrayNode steps, int hints) {
    ObjectNode body = JSON.createObjectNode();
    body.set("steps", steps);
    body.put("hints", hints);
    return json(client.post("/challenges/" + id + "/validate", body.toString()), 200);
  }

  private HttpResponse<String> hint(String id, int at, int rung) {
    ObjectNode body = JSON.createObjectNode().put("at", at).put("rung", rung);
    return client.post("/challenges/" + id + "/hint", body.toString());
  }

  private JsonNode route(int from, int to) {
    ObjectNode body =
        JSON.createObjectNode().put("from", from).put("to", to).put("ruleset", "performers");
    return json(client.post("/paths", body.toString()), 200);
  }

  private void awaitDays(int count) {
    TestProbe.create(node.system())
        .awaitAssert(
            PATIENCE,
            () -> {
              assertThat(rows("select day from challenge")).hasSizeGreaterThanOrEqualTo(count);
              return null;
            });
  }

  private List<String> artists() throws SQLException {
    return rows("select from_id from challenge union all select to_id from challenge");
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to creditgraph");
      try (ResultSet found = statement.executeQuery(query)) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
    }
    return rows;
  }

  private static void end(Node node) {
    node.leave().toCompletableFuture().join();
    node.ended().toCompletableFuture().join();
  }
}
