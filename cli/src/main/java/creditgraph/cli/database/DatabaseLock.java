package creditgraph.cli.database;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import creditgraph.ingest.publish.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Who may start the data folder's own PostgreSQL: one demo, or one command that needs it for a
/// moment.
public final class DatabaseLock {

  private DatabaseLock() {}

  public static Optional<ProcessLock> tryTake(DataRoot root, String holder) throws IOException {
    return ProcessLock.tryTake(file(root), holder);
  }

  /// @throws CommandFailed naming who has it
  public static ProcessLock take(DataRoot root, String holder) throws IOException {
    return tryTake(root, holder)
        .orElseThrow(() -> {
          return new CommandFailed(
              ExitCode.UNAVAILABLE,
              "%s runs on %s; wait for its end or stop it, or name another folder with --data"
                  .formatted(holderOf(root), root.directory()));
        });
  }

  private static String holderOf(DataRoot root) {
    try {
      return ProcessLock.holder(file(root));
    } catch (IOException e) {
      return "another command";
    }
  }

  private static Path file(DataRoot root) {
    return root.run().resolve("database.lock");
  }
}
