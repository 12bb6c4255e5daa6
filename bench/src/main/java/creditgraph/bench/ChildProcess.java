package creditgraph.bench;

import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs one process to its end; what it prints goes to a file in the work directory.
final class ChildProcess {

  private ChildProcess() {}

  /// A main class of this class path, in a virtual machine of its own.
  static MeasuredProcess java(
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
    return run(work, name, command);
  }

  /// @throws IOException with the end of its output when it fails
  static MeasuredProcess run(WorkDirectory work, String name, List<String> command)
      throws IOException, InterruptedException {
    return MeasuredProcess.run(name, command, work.root().resolve(name + ".output"));
  }
}
