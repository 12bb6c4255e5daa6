package creditgraph.ingest;

import creditgraph.ingest.progress.Progress;
import java.io.IOException;

/// The way in: a month's dump files to its catalog.
public final class Ingest {

  private Ingest() {}

  /// Reads the dump files of a month into `curated/<month>/`; at once when that has been done.
  ///
  /// @throws creditgraph.ingest.dump.DumpRefused when the data cannot be taken, in a full sentence;
  ///   nothing has been published
  /// @throws IOException when the disk fails or another run is at work on the month
  public static IngestResult run(IngestSettings settings) throws IOException {
    try (Progress progress = Progress.start(settings.progress())) {
      IngestResult result = new IngestRun(settings, progress).run();
      progress.finish();
      return result;
    }
  }
}
