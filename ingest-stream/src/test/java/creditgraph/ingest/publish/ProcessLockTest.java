package creditgraph.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

  @TempDir private Path folder;

  @Test
  void isHeldByOneUntilItCloses() throws IOException {
    Path file = folder.resolve("deeper/.lock");
    try (ProcessLock lock = ProcessLock.tryTake(file, "mcg build everyone").orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(ProcessLock.tryTake(file, "mcg prune")).isEmpty();
      assertThat(ProcessLock.holder(file))
          .isEqualTo("mcg build everyone (process " + ProcessHandle.current().pid() + ")");
    }
    ProcessLock.await(file, "mcg prune").close();
    assertThat(ProcessLock.holder(file)).startsWith("mcg prune");
  }
}
