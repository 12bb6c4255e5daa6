package creditgraph.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNSATISFIED =
      """
      {"outcome": "unsatisfied", "snapshot": {}, "lengthWithoutOptions": 3,
       "from": {"name": "Ada Vale"}, "to": {"name": "Edda Moss"}}
      """;

  @Test
  void asksForNothingBesideTheEndsUnlessTold(@TempDir Path data) throws Exception {
    assertThat(asked(data)).isEqualTo("{\"from\":41,\"to\":45,\"ruleset\":\"performers\"}");
  }

  @Test
  void asksForWhatIsGiven(@TempDir Path data) throws Exception {
    assertThat(
            asked(
                data,
                "--years=1960-1969",
                "--year-order=descending",
                "--max-releases=6",
                "--max-people=30",
                "--avoid-format=DVD",
                "--avoid=43",
                "--avoid=44",
                "--avoid-release=7",
                "--via=9",
                "--via=8"))
        .isEqualTo(
            """
            {"from":41,"to":45,"ruleset":"performers","years":"1960-1969",\
            "yearOrder":"descending","maxReleases":6,"maxPeople":30,"avoidFormats":["DVD"],\
            "avoidArtists":[43,44],"avoidReleases":[7],"via":[9,8]}\
            """);
    assertThat(asked(data, "--routes=3")).contains("\"routes\":3");
    assertThat(asked(data, "--seed=9")).contains("\"seed\":9");
    assertThat(asked(data, "--hub-penalty=0")).contains("\"hubPenalty\":0");
  }

  @Test
  void endsWithNotFoundWhenNoRouteIsLikeThat(@TempDir Path data) throws Exception {
    try (FakeGateway gateway = FakeGateway.start(data)) {
      gateway.answer(200, UNSATISFIED);
      McgRun mcg = new McgRun();

      assertThat(gateway.run(mcg, "path", "41", "45", "--years=1960"))
          .isEqualTo(ExitCode.NOT_FOUND);
      assertThat(mcg.out()).contains("No route from Ada Vale to Edda Moss is like that.");
    }
  }

  /// The question, its ends first.
  private static String asked(Path data, String... options) throws Exception {
    try (FakeGateway gateway = FakeGateway.start(data)) {
      gateway.answer(200, UNSATISFIED);
      String[] command = new String[options.length + 3];
      command[0] = "path";
      command[1] = "41";
      command[2] = "45";
      System.arraycopy(options, 0, command, 3, options.length);
      gateway.run(new McgRun(), command);
      return JSON.readTree(gateway.bodies().getFirst()).toString();
    }
  }
}
