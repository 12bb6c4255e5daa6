package creditgraph.ingest;

import creditgraph.catalog.manifest.CatalogManifest;
import java.nio.file.Path;
import java.util.List;

/// A month's catalog, as it now is.
///
/// @param catalog its directory
/// @param types what each dump file turned out to hold
public record IngestResult(
    Path catalog, CatalogManifest manifest, List<TypeReport> types, Outcome outcome) {

  /// How it came to be there.
  public enum Outcome {
    WRITTEN,
    /// The same files had been read by the same parser before; nothing was done.
    ALREADY_THERE
  }

  public IngestResult {
    types = List.copyOf(types);
  }

  public String month() {
    return manifest.month();
  }
}
