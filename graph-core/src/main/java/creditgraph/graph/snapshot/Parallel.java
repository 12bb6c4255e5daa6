package creditgraph.graph.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinTask;

/// Runs writes side by side, in the pool of the calling task or the common one.
final class Parallel {

  private Parallel() {}

  @FunctionalInterface
  interface Write {
    void run() throws IOException;
  }

  /// Waits for all; the first failure is thrown.
  static void run(List<Write> writes) throws IOException {
    try {
      ForkJoinTask.invokeAll(
          writes.stream()
              .map(write ->
                  ForkJoinTask.adapt(() -> {
                    try {
                      write.run();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }))
              .toList());
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }
}
