package creditgraph.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengeCommandTest {

  private static final String DAILY =
      """
      {"id": "2026-11-22", "day": "2026-11-22", "number": 326, "band": "far", "par": 3,
       "from": {"id": 41, "name": "Ada Vale"}, "to": {"id": 45, "name": "Ines Quill"}}
      """;

  private static final String DRAWN =
      """
      {"id": "everyone.1.3", "day": null, "number": null, "band": "fair", "par": 2,
       "from": {"id": 1, "name": "Ana"}, "to": {"id": 3, "name": "Cy (2)"}}
      """;

  @TempDir private Path data;
  private final McgRun mcg = new McgRun();
  private FakeGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = FakeGateway.start(data);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void tellsTodaysInOneLine() {
    gateway.answer("GET /challenges/daily", DAILY);

    assertThat(gateway.run(mcg, "challenge")).isEqualTo(ExitCode.OK);
    assertThat(mcg.out())
        .isEqualToIgnoringNewLines(
            "Route 326, 2026-11-22, far: Ada Vale (41) to Ines Quill (45), par 3");
  }

  @Test
  void drawsOne() {
    gateway.answer("GET /challenges/random?ruleset=everyone&seed=7&band=fair", DRAWN);

    gateway.run(
        mcg, "challenge", "random", "--ruleset", "everyone", "--seed", "7", "--band", "fair");

    assertThat(mcg.out())
        .isEqualToIgnoringNewLines("everyone.1.3, fair: Ana (1) to Cy (2) (3), par 2");
  }

  @Test
  void drawsFromACollectionOfPeople() {
    gateway.answer(
        "GET /challenges/random?ruleset=performers&seed=20261122&artists=1%2C3&decade=1970s",
        DRAWN);

    int exit =
        gateway.run(
            mcg,
            "challenge",
            "random",
            "--seed",
            "20261122",
            "--artists",
            "1,3",
            "--decade",
            "1970s");

    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(mcg.out()).contains("Ana (1) to Cy (2) (3)");
  }

  @Test
  void drawsAnotherEachTimeWithoutASeed() {
    gateway.answer("GET /challenges/random?ruleset=performers", DRAWN);

    gateway.run(mcg, "challenge", "random", "--json");

    assertThat(mcg.out()).contains("\"id\" : \"everyone.1.3\"");
  }

  @Test
  void saysThatADayHasNone() {
    gateway.answer(404, "{\"title\": \"There is no such challenge\", \"detail\": \"id: none\"}");

    assertThat(gateway.run(mcg, "challenge", "1999-01-01")).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(mcg.err()).contains("There is no such challenge: id: none");
  }
}
