package creditgraph.http.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import creditgraph.http.problem.Refused;
import creditgraph.http.sweep.GridDocument.Format;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.HubPenalty;
import creditgraph.protocol.sample.YearWindow;
import creditgraph.protocol.sweep.SweepSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people write, and what they are told when it cannot be.
class GridReaderTest {

  private static final RulesetId PERFORMERS = new RulesetId("performers");
  private static final RulesetId EVERYONE = new RulesetId("everyone");

  @Test
  void readsAGridInYaml() {
    GridReader grid =
        yaml(
            """
            # How far apart, by era and by how much fame is avoided?
            run: june
            rulesets: [performers, everyone]
            hubPenalties: [none, 0, 4]
            years:
              - all
              - 1960-1969
              - 1977
            pairs: [1000, 20000]
            seeds: [1, -2]
            pairsPerTask: 500
            snapshots: [2026-11/performers/0aff, 2026-11/everyone/1bee]
            priority: normal
            tries: 5
            """);

    assertThat(grid.spec())
        .isEqualTo(
            new SweepSpec(
                "june",
                List.of(PERFORMERS, EVERYONE),
                List.of(HubPenalty.NONE, HubPenalty.of(0), HubPenalty.of(4)),
                List.of(YearWindow.ALL, new YearWindow(1960, 1969), new YearWindow(1977, 1977)),
                List.of(1_000, 20_000),
                List.of(1L, -2L),
                500));
    assertThat(grid.terms()).isEqualTo(new JobTerms(Priority.NORMAL, Duration.ZERO, 5));
    assertThat(grid.expected())
        .containsExactly(
            new SnapshotRef("2026-11", PERFORMERS, "0aff"),
            new SnapshotRef("2026-11", EVERYONE, "1bee"));
  }

  @Test
  void readsTheSameInJson() {
    GridReader yaml = yaml("{rulesets: performers, pairs: 10, years: [1977, 1960-1969]}");
    GridReader json =
        read(
            Format.JSON,
            "{\"rulesets\": \"performers\", \"pairs\": 10, \"years\": [1977, \"1960-1969\"]}");

    assertThat(json).isEqualTo(yaml);
  }

  @Test
  void readsTheExampleOfTheDocuments() throws IOException {
    byte[] example = Files.readAllBytes(Path.of("../docs/examples/eras.yaml"));

    assertThat(GridReader.read(example, Format.YAML).spec().pointCount()).isEqualTo(18);
  }

  @Test
  void whatIsNotSaidIsAsUsual() {
    GridReader grid = yaml("rulesets: performers\npairs: 10\n");

    assertThat(grid.spec())
        .isEqualTo(
            new SweepSpec(
                "",
                List.of(PERFORMERS),
                List.of(HubPenalty.NONE),
                List.of(YearWindow.ALL),
                List.of(10),
                List.of(1L),
                250));
    assertThat(grid.terms().priority()).isEqualTo(Priority.LOW);
    assertThat(grid.expected()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pairs: 10|rulesets: line 1: expected one value or a list of them, found nothing",
        "rulesets: a~pairs: [10,~0]|pairs[1]: line 3: expected a whole number from 1 to 10000000, found '0'",
        "rulesets: a~pairs: '10'|pairs: line 2: expected a whole number from 1 to 10000000, found '10'",
        "rulesets: a~pairs: 1.0|pairs: line 2: expected a whole number from 1 to 10000000, found '1.0'",
        "rulesets: A~pairs: 1|rulesets: line 1: expected the name of a ruleset",
        "rulesets: a~pairs: 1~hubPenalties: [none, 1001]|hubPenalties[1]: line 3: expected none, or a whole number from 0 to 1000, found '1001'",
        "rulesets: a~pairs: 1~years: [1969-1960]|years[0]: line 3: expected all, a year, or 1960-1969, found '1969-1960'",
        "rulesets: a~pairs: 1~seeds: [1, 2, 1]|seeds: line 3: 1 is there twice",
        "rulesets: a~pairs: 1~seeds: []|seeds: line 3: expected 1 to 200 values, found 0",
        "rulesets: a~pairs: 1~weights: 3|weights: line 3: there is no such field; expected run, rulesets",
        "rulesets: a~pairs: 1~pairs: 2|pairs: line 3: it is there twice",
        "rulesets: a~pairs: {a: 1}|pairs: line 2: expected a plain value, found more inside it",
        "rulesets: a~pairs: 1~run: [a]|run: line 3: expected one value, found a list",
        "rulesets: a~pairs: 1~run: 'a b'|run: line 3: expected",
        "rulesets: a~pairs: 1~priority: urgent|priority: line 3: expected one of high, normal, low, found 'urgent'",
        "rulesets: a~pairs: 1~tries: 0|tries: line 3: expected a whole number from 1 to 10",
        "rulesets: a~pairs: 10000000~pairsPerTask: 1|pairsPerTask: line 3: expected 10 to 10000",
        "rulesets: a~pairs:|pairs: line 2: expected a whole number from 1 to 10000000, found ''",
        "rulesets: a~pairs: 1~snapshots: x|snapshots: line 3: expected a snapshot as spec.json names it",
        "rulesets: [a~pairs: 1|body: not YAML: ",
        "- a|body: not YAML: expected fields with values at line 1",
        "''|body: not YAML: the body is empty",
      })
  void saysWhatIsWrongAndOnWhichLine(String grid, String expected) {
    assertThat(refusal(Format.YAML, grid.replace('~', '\n'))).startsWith(expected);
  }

  @Test
  void namesTheWholeGridWhenItHasTooManyPoints() {
    assertThat(refusal(Format.YAML, "rulesets: a\npairs: " + list(40) + "\nseeds: " + list(30)))
        .contains("grid: line 1: 1 rulesets x", "1200 points, expected at most 1000");
  }

  @Test
  void saysWhereJsonEnds() {
    assertThat(refusal(Format.JSON, "{\"rulesets\": \"a\",\n \"pairs\": }"))
        .contains("body: not JSON", "line 2");
    assertThat(refusal(Format.JSON, "{\"rulesets\": \"a\", \"pairs\": 1} {}"))
        .contains("something follows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rulesets: [&x a, *x]\npairs: 1",
        "rulesets: !!java.net.URL [a]\npairs: 1",
        "rulesets: !!java.net.URL a\npairs: 1"
      })
  void refusesWhatYamlHasBesideValues(String grid) {
    assertThat(refusal(Format.YAML, grid))
        .startsWith("rulesets")
        .contains("line 1: expected a plain value, found an anchor, an alias or a tag");
  }

  private static String list(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList().toString();
  }

  private static String refusal(Format format, String grid) {
    return catchThrowableOfType(Refused.class, () -> read(format, grid)).problem().detail();
  }

  private static GridReader yaml(String grid) {
    return read(Format.YAML, grid);
  }

  private static GridReader read(Format format, String grid) {
    return GridReader.read(grid.getBytes(StandardCharsets.UTF_8), format);
  }
}
