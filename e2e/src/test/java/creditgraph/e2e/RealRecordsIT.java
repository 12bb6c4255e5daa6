package creditgraph.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.e2e.fault.Await;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The demo on real Discogs records: routes of the lengths that an independent count found, over
/// releases that really credit both, by the dump's own XML.
class RealRecordsIT {

  private static final Path RECORDS =
      Path.of(System.getProperty("creditgraph.data")).resolve("electronic-2015");
  private static final Path SHIPPED =
      Path.of(System.getProperty("creditgraph.root"))
          .resolve("game-rules/src/main/resources/rulesets/everyone.conf");
  private static final int CROWD = 20;

  @TempDir private static Path data;
  private static DemoProcess demo;
  private static CreditedArtists xml;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(RECORDS), "real records not at " + RECORDS);
    xml = CreditedArtists.read(RECORDS.resolve("discogs_test_releases.xml.gz"));
    demo = DemoProcess.start(data, "--dump", RECORDS.toString(), "--ruleset", "everyone");
    var built = demo.run("build", upToTwenty().toString(), month());
    assertThat(built.status()).as(built.output()).isZero();
    Await.until(
        "the second ruleset to be open",
        Duration.ofMinutes(2),
        () -> demo.http().get("/snapshots").body().contains("up-to-twenty"));
  }

  @AfterAll
  static void stop() {
    if (demo != null) {
      demo.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Autechre, Philip Glass, 1",
    "Björk, CJ Bolland, 2",
    "Kraftwerk, Plaid, 2",
    "Joey Beltram, Stereolab, 2",
    "Brian Eno, Model 500, 2",
    "Squarepusher, Herbie Hancock, 1",
    "Juan Atkins, Björk, 2",
    "Nine Inch Nails, Plaid, 2",
  })
  void findsTheKnownLengthsOverAllReleases(String from, String to, int releases) throws Exception {
    var route = route(from, to, "everyone");

    assertThat(route.path("length").asInt()).as(route.toString()).isEqualTo(releases);
    assertProven(route, Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "Autechre, Philip Glass, 1",
    "Björk, CJ Bolland, 2",
    "Kraftwerk, Plaid, 2",
    "Joey Beltram, Stereolab, 2",
    "Juan Atkins, Björk, 3",
    "Nine Inch Nails, Plaid, 2",
  })
  void findsTheKnownLengthsOverReleasesOfTwentyAtMost(String from, String to, int releases)
      throws Exception {
    var route = route(from, to, "up-to-twenty");

    assertThat(route.path("length").asInt()).as(route.toString()).isEqualTo(releases);
    assertProven(route, CROWD);
  }

  @ParameterizedTest
  @CsvSource({"Brian Eno, Model 500", "Squarepusher, Herbie Hancock"})
  void findsNoRouteWithoutCrowdedReleases(String from, String to) throws Exception {
    var reply = demo.http().path(id(from), id(to), "up-to-twenty");

    assertThat(reply.json().path("outcome").asText() + reply.json().path("type").asText())
        .as(reply.body())
        .isIn("not-connected", "/problems/unknown-artist");
  }

  private static void assertProven(JsonNode route, int mostPeople) {
    assertThat(route.path("hops")).hasSize(route.path("length").asInt());
    var at = route.at("/from/id");
    for (var hop : route.path("hops")) {
      assertThat(hop.at("/from/id")).isEqualTo(at);
      at = hop.at("/to/id");
      var people = xml.on(hop.at("/release/id").asInt());
      assertThat(people).as(hop.toString()).contains(hop.at("/from/id").asInt(), at.asInt());
      assertThat(people).hasSizeLessThanOrEqualTo(mostPeople);
      assertThat(hop.path("fromCredits")).isNotEmpty();
      assertThat(hop.path("toCredits")).isNotEmpty();
    }
    assertThat(at).isEqualTo(route.at("/to/id"));
  }

  private static JsonNode route(String from, String to, String ruleset) throws Exception {
    var reply = demo.http().path(id(from), id(to), ruleset).json();
    assertThat(reply.path("outcome").asText()).as(reply.toString()).isEqualTo("found");
    return reply;
  }

  private static int id(String name) throws Exception {
    var query = URLEncoder.encode(name, StandardCharsets.UTF_8);
    var reply = demo.http().get("/artists/search?ruleset=everyone&limit=50&q=" + query).json();
    for (var match : reply.path("matches")) {
      if (match.path("name").asText().equals(name)) {
        return match.path("id").asInt();
      }
    }
    throw new AssertionError("the search does not find " + name + ": " + reply);
  }

  private static Path upToTwenty() throws IOException {
    var text =
        Files.readString(SHIPPED).replace("name = everyone", "name = up-to-twenty")
            + "\nmax-contributors = "
            + CROWD
            + "\n";
    return Files.writeString(data.resolve("up-to-twenty.conf"), text);
  }

  private static String month() throws Exception {
    return demo.http().get("/snapshots").json().at("/snapshots/0/month").asText();
  }
}
