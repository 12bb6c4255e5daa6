package creditgraph.cli.demo;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// @param dump null for a generated world
/// @param releases of the generated world
record DemoSettings(
    DataRoot root, @Nullable Path dump, long releases, long seed, String ruleset, int httpPort) {

  private static final long LEAST = 100;
  private static final long MOST = 10_000_000;

  DemoSettings {
    if (releases < LEAST || releases > MOST) {
      throw new CommandFailed(
          ExitCode.USAGE, "--releases: expected 100 to 10000000, found " + releases);
    }
    if (httpPort < 1 || httpPort > 65_535) {
      throw new CommandFailed(
          ExitCode.USAGE, "--http-port: expected 1 to 65535, found " + httpPort);
    }
  }
}
