package creditgraph.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo on real Discogs records: the route lengths that an independent count found.
class RealRecordsIT {

  private static final Path RECORDS =
      Path.of(System.getProperty("creditgraph.data")).resolve("electronic-2015");

  private record Pair(String from, String to, int releases) {}

  private static final List<Pair> KNOWN =
      List.of(
          new Pair("Autechre", "Philip Glass", 1),
          new Pair("Björk", "CJ Bolland", 2),
          new Pair("Kraftwerk", "Plaid", 2),
          new Pair("Joey Beltram", "Stereolab", 2),
          new Pair("Brian Eno", "Model 500", 2),
          new Pair("Squarepusher", "Herbie Hancock", 1),
          new Pair("Juan Atkins", "Björk", 2),
          new Pair("Nine Inch Nails", "Plaid", 2));

  @Test
  void findsTheKnownLengthsOverHttp(@TempDir Path data) throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(RECORDS), "real records not at " + RECORDS);
    try (var demo =
        DemoProcess.start(data, "--dump", RECORDS.toString(), "--ruleset", "everyone")) {
      for (var pair : KNOWN) {
        var reply = demo.http().path(id(demo, pair.from()), id(demo, pair.to()), "everyone").json();
        assertThat(reply.path("length").asInt())
            .as(pair.from() + " to " + pair.to() + ": " + reply)
            .isEqualTo(pair.releases());
      }
    }
  }

  private static int id(DemoProcess demo, String name) throws Exception {
    var query = URLEncoder.encode(name, StandardCharsets.UTF_8);
    var reply = demo.http().get("/artists/search?ruleset=everyone&limit=50&q=" + query).json();
    for (var match : reply.path("matches")) {
      if (match.path("name").asText().equals(name)) {
        return match.path("id").asInt();
      }
    }
    throw new AssertionError("the search does not find " + name + ": " + reply);
  }
}
