package creditgraph.http.export;

import creditgraph.http.exchange.StoredFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// When a file of the exports was written last.
public final class ExportTimes {

  private ExportTimes() {}

  /// @param directory of the exports; empty for none
  /// @param name as [ExportRoutes] serves it, below `/data/`
  /// @param blocking reads the disk
  /// @return tells it to the second each time it is asked; nothing while there is no such file
  public static Supplier<CompletionStage<Optional<Instant>>> of(
      String directory, String name, Executor blocking) {
    if (directory.isEmpty()) {
      return () -> CompletableFuture.completedStage(Optional.empty());
    }
    ExportFiles files = new ExportFiles(Path.of(directory));
    return () -> files.findOn(blocking, name).thenApply(file -> file.map(StoredFile::modified));
  }
}
