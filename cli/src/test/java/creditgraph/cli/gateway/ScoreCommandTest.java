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

class ScoreCommandTest {

  private static final String JOB =
      """
      {"job": {"id": "5f0c", "kind": "score", "status": "%s", "priority": "normal",
       "snapshot": {"ruleset": "performers"}, "tasksDone": 1, "tasksTotal": 2,
       "tasksPerSecond": 1, "tasksInTrouble": 0, "reason": %s}}
      """;

  private static final String PAIRS =
      """
      {"id": "5f0c", "snapshot": {"month": "2026-11"}, "pairs": [
       {"from": 1, "to": 2, "verdict": "found", "difficulty": 41, "releases": 2, "routes": "17"},
       {"from": 3, "to": 4, "verdict": "not-connected", "difficulty": null}]}
      """;

  @TempDir private Path data;
  private final McgRun mcg = new McgRun();
  private FakeGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = FakeGateway.start(data);
    gateway.answer("POST /scores", JOB.formatted("running", "null"));
    gateway.answer("GET /scores/5f0c", JOB.formatted("finished", "null"));
    gateway.answer("GET /scores/5f0c/pairs", PAIRS);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void waitsForThePairsAndPrintsThem() throws IOException {
    Path file = data.resolve("scores.json");

    int code =
        gateway.run(mcg, "score", "--draw", "60", "--min-releases", "5", "--out", file.toString());

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(mcg.out())
        .contains(" 41  2 releases, 17 routes  1 - 2", "  -  not-connected  3 - 4");
    assertThat(mcg.err()).contains("5f0c score running");
    assertThat(gateway.bodies())
        .containsExactly(
            "{\"ruleset\":\"performers\",\"seed\":1,\"run\":\"\",\"priority\":\"normal\","
                + "\"tries\":3,\"drawn\":60,\"minReleases\":5}");
    assertThat(Files.readString(file)).contains("\"routes\" : \"17\"").doesNotContain("5f0c");
  }

  @Test
  void asksForListedPairs() {
    gateway.run(mcg, "score", "--pair", "72872,82730", "--pair", "1,2");

    assertThat(gateway.bodies().getFirst()).endsWith("\"listed\":[[72872,82730],[1,2]]}");
  }

  @Test
  void saysWhyThereAreNone() {
    gateway.answer("GET /scores/5f0c", JOB.formatted("failed", "\"task 3 broke\""));

    assertThat(gateway.run(mcg, "score", "--draw", "60")).isEqualTo(ExitCode.FAILURE);
    assertThat(mcg.err()).contains("the job 5f0c ended: task 3 broke");
  }

  @Test
  void wantsPairsDrawnOrListed() {
    assertThat(gateway.run(mcg, "score")).isEqualTo(ExitCode.USAGE);
    assertThat(gateway.run(mcg, "score", "--draw", "1", "--pair", "1,2")).isEqualTo(ExitCode.USAGE);
    assertThat(gateway.run(mcg, "score", "--pair", "1-2")).isEqualTo(ExitCode.USAGE);
    assertThat(mcg.err()).contains("--pair: expected two artist ids");
    assertThat(gateway.asked()).isEmpty();
  }
}
