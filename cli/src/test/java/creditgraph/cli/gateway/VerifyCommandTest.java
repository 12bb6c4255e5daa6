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

class VerifyCommandTest {

  private static final String ANSWER =
      """
      {"job": {"id": "5f0c", "kind": "verify", "status": "%s", "reason": null},
       "copies": [
        {"node": "control-1", "state": "whole", "faults": [], "moreFaults": false},
        {"node": "worker-1", "state": "%s", "faults": [%s], "moreFaults": %s}]}
      """;

  @TempDir private Path data;
  private final McgRun mcg = new McgRun();
  private FakeGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = FakeGateway.start(data);
    gateway.answer("POST /verifications", ANSWER.formatted("running", "unchecked", "", "false"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void saysThatEveryCopyIsWhole() {
    verified("whole", "", "false");

    assertThat(gateway.run(mcg, "verify", "--ruleset", "studio")).isEqualTo(ExitCode.OK);
    assertThat(mcg.out()).contains("whole     control-1", "whole     worker-1");
    assertThat(gateway.bodies().getFirst()).contains("\"ruleset\":\"studio\"", "\"run\":\"20");
  }

  @Test
  void showsTheFaultsOfADamagedCopy() {
    verified("damaged", "\"roles.mcg at byte 64: wrong\"", "true");

    assertThat(gateway.run(mcg, "verify")).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(mcg.out())
        .contains("damaged   worker-1", "  roles.mcg at byte 64: wrong", "  and more");
    assertThat(mcg.err()).contains("1 of 2 copies are damaged");
  }

  @Test
  void doesNotCallANodeWholeThatCouldNotSay() {
    verified("gone", "", "false");

    assertThat(gateway.run(mcg, "verify", "--run", "now")).isEqualTo(ExitCode.FAILURE);
    assertThat(mcg.out()).contains("gone      worker-1");
    assertThat(gateway.bodies().getFirst()).contains("\"run\":\"now\"");
  }

  private void verified(String state, String faults, String more) {
    gateway.answer("GET /verifications/5f0c", ANSWER.formatted("finished", state, faults, more));
  }
}
