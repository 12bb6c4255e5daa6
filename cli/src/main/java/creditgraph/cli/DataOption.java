package creditgraph.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data DIR`, the same in every command.
public final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "var",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path directory = Path.of("var");

  public DataRoot root() {
    return new DataRoot(directory);
  }
}
