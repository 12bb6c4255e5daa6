package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs one process to its end; what it prints goes to a file in the work directory.
final class ChildProcess {

  private static final int SHOWN_CHARACTERS = 2_000;

  private ChildProcess() {}

  /// A main class of this class path, in a virtual machine of its own.
  static void java(
      WorkDirectory work,
      String name,
      Path home,
      List<String> options,
      Class<?> main,
      List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    run(work, name, command);
  }

  /// @throws IOException with the end of its output when it fails
  static void run(WorkDirectory work, String name, List<String> command)
      throws IOException, InterruptedException {
    Path output = work.root().resolve(name + ".output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        throw new IOException(
            "%s ended with status %d:%n%s"
                .formatted(
                    name, status, text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS))));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
