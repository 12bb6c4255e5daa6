package creditgraph.cli.publish;

import com.typesafe.config.ConfigFactory;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import creditgraph.cli.pipeline.BuildCommit;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.ingest.publish.GraphChanges;
import creditgraph.ingest.publish.ProcessLock;
import creditgraph.ingest.publish.PublishSettings;
import creditgraph.ingest.registry.Author;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Lets commands change the published graphs of a data folder one after the other.
///
/// @param command as a person would type it, without secrets
/// @param settings what stays on the disk
public record GraphTurns(
    DataRoot root, RegistryAccess registry, String command, PublishSettings settings) {

  /// @throws CommandFailed when a setting makes no sense
  public static GraphTurns of(DataRoot root, RegistryAccess registry, String command) {
    try {
      return new GraphTurns(root, registry, command, PublishSettings.from(ConfigFactory.load()));
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  public GraphRoot graphs() {
    return new GraphRoot(root.graph());
  }

  /// Takes the turn: nobody else changes these graphs until it is closed, and what a stopped
  /// command has left is in order.
  ///
  /// @param tell takes a sentence for everything that was put in order
  /// @throws CommandFailed when another command has it
  /// @throws creditgraph.ingest.registry.RegistryUnavailable before anything has changed
  public GraphTurn take(Consumer<String> tell) throws IOException {
    Path file = GraphChanges.lockFile(graphs());
    var lock = ProcessLock.tryTake(file, command);
    if (lock.isEmpty()) {
      throw new CommandFailed(
          ExitCode.UNAVAILABLE,
          "%s is changing the graphs of %s; try again when it has ended"
              .formatted(ProcessLock.holder(file), root.directory()));
    }
    return GraphTurn.begin(this, lock.get(), tell);
  }

  /// Takes the turn, after whoever has it: for the end of a long build.
  public GraphTurn await(Consumer<String> tell) throws IOException {
    Path file = GraphChanges.lockFile(graphs());
    var lock = ProcessLock.tryTake(file, command);
    if (lock.isPresent()) {
      return GraphTurn.begin(this, lock.get(), tell);
    }
    tell.accept("waiting for " + ProcessLock.holder(file));
    return GraphTurn.begin(this, ProcessLock.await(file, command), tell);
  }

  Author author() throws IOException {
    return Author.here(root.graph(), command, BuildCommit.known());
  }
}
