package creditgraph.node.export;

import creditgraph.graph.snapshot.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.Done;

/// A folder, as another server's or a mounted one.
final class FolderTarget implements ExportTarget {

  private final Path directory;
  private final Executor blocking;

  FolderTarget(Path directory, Executor blocking) {
    this.directory = directory;
    this.blocking = blocking;
  }

  @Override
  public CompletionStage<Done> put(ExportedFile file) {
    return CompletableFuture.supplyAsync(
        () -> {
          Path target = directory.resolve(file.name());
          try {
            Files.createDirectories(target.getParent());
            DurableFiles.write(target, file.bytes());
          } catch (IOException e) {
            throw new CompletionException(e);
          }
          return Done.getInstance();
        },
        blocking);
  }
}
