package creditgraph.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the README of `fixtures/six-artists` against its dump files.
class SixArtistsTest {

  private static final Path FIXTURE =
      Path.of(System.getProperty("creditgraph.root", "..")).resolve("fixtures/six-artists");

  private static final Pattern ROUTE =
      Pattern.compile("\\| .* \\((\\d)\\) \\| .* \\((\\d)\\) \\| (\\d|–) \\| (\\d|–) \\| .* \\|");

  @Test
  void everyRouteIsAsLongAsTheReadmeSays() throws Exception {
    NaiveCount found = NaiveCount.of(FIXTURE);
    NaiveDistance performers = NaiveDistance.performers(found);
    NaiveDistance everyone = NaiveDistance.everyone(found);

    List<MatchResult> routes =
        ROUTE.matcher(Files.readString(FIXTURE.resolve("README.md"))).results().toList();

    assertThat(routes).hasSize(8);
    for (MatchResult route : routes) {
      int from = Integer.parseInt(route.group(1));
      int to = Integer.parseInt(route.group(2));
      assertThat(word(performers.between(from, to))).as(route.group()).isEqualTo(route.group(3));
      assertThat(word(everyone.between(from, to))).as(route.group()).isEqualTo(route.group(4));
    }
  }

  @Test
  void everyCountIsAsTheReadmeSays() throws Exception {
    NaiveCount found = NaiveCount.of(FIXTURE);

    assertThat(readme())
        .contains(
            "| artists, labels, masters, releases | "
                + counts(found, "artist", "label", "master", "release"))
        .contains(
            "| credits: main, extra, track, track-extra | "
                + counts(
                    found,
                    "credit/scope=main",
                    "credit/scope=extra",
                    "credit/scope=track",
                    "credit/scope=track-extra"))
        .contains(
            "| tracks, of them sub-tracks | "
                + found.rows.get("track")
                + ", "
                + found.figures.get("subTracks"));
  }

  private static String counts(NaiveCount found, String... tables) {
    return String.join(
        ", ",
        List.of(tables).stream().map(table -> String.valueOf(found.rows.get(table))).toList());
  }

  private static String readme() throws IOException {
    return Files.readString(FIXTURE.resolve("README.md"));
  }

  private static String word(int distance) {
    return distance == NaiveDistance.NO_ROUTE ? "–" : String.valueOf(distance);
  }
}
