package creditgraph.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands ask, and what they make of answers as the contract shows them.
class SweepCommandTest {

  private static final String GRID = "rulesets: performers\npairs: 10\n";

  @TempDir private Path data;

  private final McgRun mcg = new McgRun();
  private PlayedGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = PlayedGateway.start(data);
    Files.writeString(data.resolve("grid.yaml"), GRID);
    gateway.answer("/sweeps", sweep("running", 0, "null"));
    gateway.answer("/sweeps/7d1e", sweep("finished", 0, point("finished", "null")));
    gateway.answer("/sweeps/7d1e/results.csv", "point\n0\n");
    gateway.answer("/sweeps/7d1e/columns.csv", "column,type,meaning\npoint,INTEGER,number\n");
    gateway.answer("/sweeps/7d1e/spec.json", "{}");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void submitsAGridAsItIsAndReturns() {
    assertThat(sweep(data.resolve("grid.yaml").toString())).isEqualTo(ExitCode.OK);

    assertThat(mcg.out()).contains("7d1e running", "0 of 1 points", "mcg sweep show 7d1e");
    assertThat(gateway.asked).containsExactly("POST /sweeps Bearer open sesame " + GRID.strip());
    assertThat(gateway.types).containsExactly("application/yaml");
  }

  @Test
  void waitsForTheEndAndWritesTheFiles() {
    Path output = data.resolve("out");

    assertThat(sweep(data.resolve("grid.yaml").toString(), "--output", output.toString()))
        .isEqualTo(ExitCode.OK);

    assertThat(output.toFile().list())
        .containsExactlyInAnyOrder("results.csv", "results.parquet", "columns.csv", "spec.json");
    assertThat(mcg.err()).contains("0 of 1 points", "7d1e finished");
  }

  @Test
  void saysWhichPointFailedAndEndsSo() {
    gateway.answer("/sweeps/7d1e", sweep("finished", 1, point("failed", "\"no memory\"")));

    assertThat(sweep(data.resolve("grid.yaml").toString(), "--wait")).isEqualTo(ExitCode.FAILURE);

    assertThat(mcg.out())
        .contains(
            "point 0 (performers, hub penalty 4, years 1960-1969, 10 pairs, seed 1) failed: no memory");
    assertThat(mcg.err()).contains("1 failed points", "submit it again");
  }

  @Test
  void showsWhatRuns() {
    gateway.answer("/sweeps/7d1e", sweep("running", 0, point("running", "null")));

    assertThat(sweep("show", "7d1e")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out())
        .contains("on 2026-11/performers/ab12")
        .contains("point 0 (performers, hub penalty 4, years 1960-1969, 10 pairs, seed 1): 2 of 5");
  }

  @Test
  void listsASweepALine() {
    gateway.answer(
        "/sweeps",
        "{\"sweeps\": [" + sweep("paused", 0, "null") + "," + sweep("running", 2, "null") + "]}");

    assertThat(sweep("list")).isEqualTo(ExitCode.OK);

    assertThat(mcg.out().lines()).hasSize(2).allMatch(line -> line.startsWith("7d1e "));
    assertThat(mcg.out()).contains("failed: 2");
  }

  @Test
  void pausesResumesAndCancels() {
    gateway.answer("/sweeps/7d1e/pause", sweep("paused", 0, "null"));
    gateway.answer("/sweeps/7d1e/resume", sweep("running", 0, "null"));
    gateway.answer("/sweeps/7d1e/cancel", sweep("cancelled", 0, "null"));

    assertThat(sweep("pause", "7d1e")).isEqualTo(ExitCode.OK);
    assertThat(sweep("resume", "7d1e")).isEqualTo(ExitCode.OK);
    assertThat(sweep("cancel", "7d1e")).isEqualTo(ExitCode.OK);

    assertThat(gateway.asked)
        .hasSize(3)
        .allMatch(question -> question.startsWith("POST /sweeps/7d1e/"));
  }

  @Test
  void writesTheResultsOfAnySweep() {
    assertThat(sweep("results", "7d1e", "--output", data.resolve("again").toString()))
        .isEqualTo(ExitCode.OK);

    assertThat(data.resolve("again").resolve("results.parquet")).isRegularFile();
  }

  @Test
  void saysWhatTheGatewayHasAgainstAGrid() {
    gateway.status(400);
    gateway.answer(
        "/sweeps",
        "{\"title\": \"The question cannot be asked like this\", \"detail\": \"pairs: line 2: so\"}");

    assertThat(sweep(data.resolve("grid.yaml").toString())).isEqualTo(ExitCode.USAGE);
    assertThat(mcg.err()).contains("pairs: line 2: so");
  }

  @Test
  void wantsAGridItCanRead() throws IOException {
    Files.writeString(data.resolve("grid.txt"), GRID);

    assertThat(sweep(data.resolve("grid.txt").toString())).isEqualTo(ExitCode.USAGE);
    assertThat(mcg.err()).contains("grid.txt: expected a file that ends in .yaml, .yml or .json");
    assertThat(sweep(data.resolve("none.yaml").toString())).isNotEqualTo(ExitCode.OK);
    assertThat(mcg.err()).contains("none.yaml");
    assertThat(mcg.run("sweep")).isEqualTo(ExitCode.USAGE);
    assertThat(mcg.err()).contains("name the FILE of a grid", "cancel or results");
    assertThat(gateway.asked).isEmpty();
  }

  private int sweep(String... arguments) {
    return mcg.run(gateway.command("sweep", arguments));
  }

  private static String sweep(String status, int failed, String points) {
    return """
    {"id": "7d1e", "status": "%s", "spec": {},
     "snapshots": [{"month": "2026-11", "ruleset": "performers", "fingerprint": "ab12"}],
     "priority": "low", "tries": 3, "startedAt": "2026-11-22T06:00:00Z", "pointsTotal": 1,
     "pointsDone": 0, "pointsFailed": %d, "points": %s}
    """
        .formatted(status, failed, points);
  }

  private static String point(String status, String reason) {
    return """
    [{"point": 0, "ruleset": "performers", "hubPenalty": 4, "years": "1960-1969", "pairs": 10,
      "seed": 1, "sample": "5f0c", "status": "%s", "tasksDone": 2, "tasksTotal": 5,
      "reason": %s}]
    """
        .formatted(status, reason);
  }
}
