package creditgraph.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.e2e.fault.Await;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// One demo on a generated world, from its start over everything a user does to Ctrl-C and a second
/// start. The order matters: the worker dies late, the demo last.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {

  private static final String WORLD = "3000";
  private static final int NOT_FOUND = 3;

  @TempDir private static Path data;
  private static DemoProcess demo;

  @BeforeAll
  static void start() throws Exception {
    demo = DemoProcess.start(data, "--releases", WORLD);
  }

  @AfterAll
  static void stop() throws Exception {
    demo.close();
  }

  @Test
  @Order(1)
  void printsARouteWithItsEvidenceAndTheAddressToOpen() {
    assertThat(demo.output()).contains("● ", "■ ", "/routes/?from=", "snapshot 20");
  }

  @Test
  @Order(1)
  void notesWhoPublishedWhatInTheDatabaseThatItRuns() throws Exception {
    var listed = demo.run("snapshots");
    assertThat(listed.status()).as(listed.output()).isZero();
    assertThat(listed.output()).contains("performers", "everyone", "current", "published 20");
    var nowhere = demo.run("rollback", "performers");
    assertThat(nowhere.status()).as(nowhere.output()).isEqualTo(NOT_FOUND);
    assertThat(nowhere.output()).contains("performers");
  }

  @Test
  @Order(1)
  void answersAnArtistSearchFromPostgresql() throws Exception {
    var name = someArtist().path("name").asText();
    var found = demo.http().get("/artists/search?q=" + encode(name)).json();
    assertThat(found.path("matches").get(0).path("name").asText()).isEqualTo(name);
  }

  @Test
  @Order(1)
  void findsAPathOverHttpAndTheSameOneFromTheCommandLine() throws Exception {
    var ends = shownPair();
    var reply = demo.http().path(ends[0], ends[1], "performers").json();
    assertThat(reply.path("outcome").asText()).isEqualTo("found");
    assertThat(reply.path("hops")).hasSize(reply.path("length").asInt());
    for (JsonNode hop : reply.path("hops")) {
      assertThat(hop.path("fromCredits")).isNotEmpty();
      assertThat(hop.path("toCredits")).isNotEmpty();
      assertThat(hop.path("release").path("title").asText()).isNotEmpty();
    }
    var printed = demo.run("path", Integer.toString(ends[0]), Integer.toString(ends[1]));
    assertThat(printed.status()).isZero();
    assertThat(printed.output())
        .contains(
            reply.path("hops").get(0).path("release").path("title").asText(),
            reply.path("to").path("name").asText(),
            reply.path("snapshot").path("fingerprint").asText());
  }

  @Test
  @Order(1)
  void refusesBadQuestionsWithAProblemThatSaysWhatIsWrong() throws Exception {
    var http = demo.http();
    int known = someArtist().path("id").asInt();
    assertProblem(http.path(known, 999_999_999, "performers"), 404, "unknown-artist");
    assertProblem(http.path(known, known, "performers"), 422, "same-artist");
    assertProblem(http.path(known, known + 1, "no-such-rules"), 404, "unknown-ruleset");
    assertProblem(http.post("/paths", "{\"from\": 1,"), 400, "malformed-json");
    assertProblem(http.post("/paths", "{\"from\": \"x\", \"to\": 2}"), 400, "invalid-request");
    assertProblem(http.get("/artists/search?q="), 400, "invalid-request");
  }

  @Test
  @Order(1)
  void tellsTheStateOfEveryPart() throws Exception {
    var health = awaitHealth();
    for (var part : new String[] {"api", "database", "snapshot", "coordinator", "workers"}) {
      assertThat(health.json().path("parts").path(part).path("state").asText())
          .as(part)
          .isEqualTo("up");
    }
  }

  @Test
  @Order(1)
  void theWebShowsARouteTheHiddenContributorAndTheClusterInChromium() throws Exception {
    var ends = shownPair();
    var reply = demo.http().path(ends[0], ends[1], "performers").json();
    var browser =
        demo.browse(
            reply.path("from").path("name").asText(), reply.path("to").path("name").asText());
    assertThat(browser.status()).as(browser.output()).isZero();
    assertThat(browser.output()).contains("3 passed");
  }

  @Test
  @Order(1)
  void listsTheMembersOnTheManagementPort() throws Exception {
    var members = demo.managementOf("control").get("/cluster/members");
    assertThat(members.status()).isEqualTo(200);
    assertThat(members.json().path("members")).hasSize(3);
    assertThat(demo.http().get("/cluster/members").status()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void aWorkerKilledInTheMiddleOfASampleChangesNothingInTheResult() throws Exception {
    var calm = data.resolve("calm.json");
    var undisturbed =
        demo.run("sample", "20000", "--seed", "7", "--run", "calm", "--out", calm.toString());
    assertThat(undisturbed.status()).as(undisturbed.output()).isZero();

    long victim = demo.pidOf("worker-1");
    var hurt = data.resolve("hurt.json");
    var sampling =
        demo.begin("sample", "20000", "--seed", "7", "--run", "hurt", "--out", hurt.toString());
    awaitFirstTask(sampling);
    DemoProcess.signal("-KILL", victim);
    var disturbed = DemoProcess.finish(sampling);

    assertThat(disturbed.status()).as(disturbed.output()).isZero();
    assertThat(hurt).hasSameBinaryContentAs(calm);
    assertThat(ProcessHandle.of(victim)).as("the worker was really gone").isEmpty();
  }

  @Test
  @Order(3)
  void ctrlCEndsEveryProcessAndASecondStartReusesTheData() throws Exception {
    demo.interrupt();
    var begin = Instant.now();
    demo = DemoProcess.start(data, "--releases", WORLD);
    assertThat(demo.output()).contains("● ");
    // The promise is 20 s on a quiet machine; a shared one is given room, and the figure is
    // printed.
    var took = Duration.between(begin, Instant.now());
    System.out.println("second start to a route: " + took.toMillis() + " ms");
    awaitHealth();
    demo.interrupt();
  }

  /// A part that a busy machine kept from answering in time is down for one look.
  private static Http.Answer awaitHealth() throws Exception {
    var last = new AtomicReference<>(demo.http().get("/health"));
    Await.until(
        "every part and both workers to be up",
        Duration.ofMinutes(2),
        () -> {
          var health = demo.http().get("/health");
          last.set(health);
          return health.status() == 200 && health.json().path("workers").size() == 2;
        });
    return Objects.requireNonNull(last.get());
  }

  /// Reads the command's progress until tasks are done and others are not.
  private static void awaitFirstTask(Process sampling) throws Exception {
    var lines = sampling.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.matches("sample .*: [0-9]+ of [0-9]+ tasks.*")) {
        return;
      }
    }
    throw new AssertionError("the sample showed no progress");
  }

  private static void assertProblem(Http.Answer answer, int status, String slug) throws Exception {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.json().path("type").asText()).isEqualTo("/problems/" + slug);
    assertThat(answer.json().path("detail").asText()).isNotBlank();
  }

  private static int[] shownPair() {
    var address = demo.output().replaceAll("(?s).*\\?from=(\\d+)&to=(\\d+).*", "$1 $2").split(" ");
    return new int[] {Integer.parseInt(address[0]), Integer.parseInt(address[1])};
  }

  private static JsonNode someArtist() throws Exception {
    var ends = shownPair();
    return demo.http().path(ends[0], ends[1], "performers").json().path("from");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
