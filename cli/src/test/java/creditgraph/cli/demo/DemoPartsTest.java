package creditgraph.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.database.DatabaseLock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPartsTest {

  private DataRoot root;

  @BeforeEach
  void create(@TempDir Path directory) {
    root = new DataRoot(directory);
    root.create();
  }

  @Test
  void aSecondDemoOnTheDataIsTurnedAwayUntilTheFirstEnds() throws Exception {
    try (var first = DatabaseLock.take(root, "mcg demo at http://localhost:8080")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> DatabaseLock.take(root, "mcg demo"))
          .isInstanceOf(CommandFailed.class)
          .hasMessageContainingAll(root.directory().toString(), "http://localhost:8080");
    }
    DatabaseLock.take(root, "mcg demo").close();
  }

  @Test
  void aTakenPortIsNamedWithTheOptionThatMovesIt() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "--http-port"))
          .isInstanceOf(CommandFailed.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()))
          .hasMessageContaining("--http-port");
    }
  }

  @Test
  void theTokenIsMadeOnceAndItsOwnersAlone() throws Exception {
    SecretFile.ensure(root.researcherToken());
    var token = Files.readString(root.researcherToken());
    SecretFile.ensure(root.researcherToken());
    assertThat(Files.readString(root.researcherToken())).isEqualTo(token).hasSize(48);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.researcherToken())))
        .isEqualTo("rw-------");
  }

  @Test
  void theRunFileOfADemoThatIsGoneIsNotBelieved() throws Exception {
    var nodes = List.of(new RunFile.Node("control", 1, "http://127.0.0.1:2"));
    var alive = new RunFile("http://localhost:8080", ProcessHandle.current().pid(), nodes);
    alive.write(root);
    assertThat(RunFile.read(root)).contains(alive);
    var ended = new ProcessBuilder("true").start();
    ended.waitFor();
    new RunFile("http://localhost:8080", ended.pid(), nodes).write(root);
    assertThat(RunFile.read(root)).isEmpty();
    RunFile.delete(root);
    assertThat(RunFile.read(root)).isEmpty();
  }
}
