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

class FindingsCommandTest {

  private static final String JOB =
      """
      {"job": {"id": "5f0c", "kind": "findings", "status": "%s", "priority": "normal",
       "snapshot": {"ruleset": "performers"}, "tasksDone": 1, "tasksTotal": 2,
       "tasksPerSecond": 1, "tasksInTrouble": 0, "reason": null}}
      """;

  private static final String REPORT =
      """
      {"id": "5f0c", "snapshot": {"month": "2026-11"}, "confidence": 0.95,
       "spec": {"ruleset": "performers", "sources": 64, "routes": 500, "seed": 1, "run": "a"},
       "findings": {
        "artists": {"mean": 3.5, "median": 2, "of99": 40, "most": 900},
        "releases": {"mean": 4.25, "median": 4, "of99": 20, "most": 300},
        "components": {"count": 12, "largestArtists": 700, "connectedShare": 0.81},
        "distances": {"mean": {"low": 3, "estimate": 3.5, "high": 4}, "effectiveDiameter": null},
        "closeness": {"artists": [{"artist": 9, "name": "Cy",
          "meanDistance": {"low": 2, "estimate": 2.5, "high": 3}}]},
        "connectors": {"artists": [{"artist": 8, "name": null, "routes": 25,
          "share": {"low": 0.01, "estimate": 0.05, "high": 0.1}}]},
        "clustering": {"mean": {"low": 0.7, "estimate": 0.75, "high": 0.8}},
        "roles": {"families": [{"name": "voices"}, {"name": "keys"}],
          "all": {"inFamilies": 8, "withoutRole": 3, "unread": 1, "shares": [0.75, 0.5]}}}}
      """;

  @TempDir private Path data;
  private final McgRun mcg = new McgRun();
  private FakeGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = FakeGateway.start(data);
    gateway.answer("POST /findings", JOB.formatted("running"));
    gateway.answer("GET /findings/5f0c", JOB.formatted("finished"));
    gateway.answer("GET /findings/5f0c/report", REPORT);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void waitsForTheFindingsAndPrintsThem() throws IOException {
    Path file = data.resolve("findings.json");

    int code =
        gateway.run(
            mcg, "findings", "--sources", "64", "--routes", "500", "--out", file.toString());

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(mcg.out())
        .contains(
            "mean 3.50, median 2, 99 of 100 at most 40, largest 900",
            "12, the largest of 700 artists, 0.8100 of all pairs connected",
            "mean distance          3.5000 (3.0000 to 4.0000)",
            "effective diameter     none",
            "2.5000 (2.0000 to 3.0000)      9  Cy",
            "0.0500 (0.0100 to 0.1000)      8\n",
            "roles, by share of 8 credits that have one; 3 have none, 1 were not understood",
            "  0.7500  voices\n  0.5000  keys\n");
    assertThat(gateway.bodies().getFirst()).endsWith("\"sources\":64,\"routes\":500}");
    assertThat(Files.readString(file)).contains("\"connectedShare\" : 0.81").doesNotContain("5f0c");
  }
}
