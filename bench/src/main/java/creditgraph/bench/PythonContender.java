package creditgraph.bench;

import creditgraph.peer.Peer;
import creditgraph.peer.PeerRun;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// A Python library, when the system's Python has it.
///
/// @param most pairs that its speed allows
record PythonContender(String name, int most) implements Contender {

  private static final String PYTHON = "/usr/bin/python3";

  @Override
  public int turns() {
    return 1;
  }

  @Override
  public Optional<String> missing() {
    try {
      Process process =
          new ProcessBuilder(PYTHON, "-c", "import " + name)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0
          ? Optional.empty()
          : Optional.of(PYTHON + " cannot import it; Debian has python3-" + name);
    } catch (IOException e) {
      return Optional.of(PYTHON + " does not start: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  @Override
  public void answer(WorkDirectory work, PeerRun run) throws IOException, InterruptedException {
    Path script = work.root().resolve("peer.py");
    try (InputStream source = Peer.class.getResourceAsStream("peer.py")) {
      if (source == null) {
        throw new IllegalStateException("peer.py is not on the class path");
      }
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    ChildProcess.run(
        work,
        name,
        List.of(
            PYTHON,
            script.toString(),
            name,
            work.root().toString(),
            Integer.toString(Math.min(most, run.pairs())),
            Integer.toString(run.warmRounds()),
            Integer.toString(run.rounds())));
  }
}
