package creditgraph.ingest;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.table.CatalogLayout;
import java.util.List;

/// How an ingest run ended.
///
/// @param catalog the published catalog
/// @param reports what each dump file held, in reading order; empty when the catalog was there
/// @param outcome whether there was anything to do
public record IngestResult(
    CatalogLayout catalog, CatalogManifest manifest, List<TypeReport> reports, Outcome outcome) {

  public enum Outcome {
    /// The catalog was made by this run.
    MADE,
    /// A catalog of the same files and parser was there; nothing was read but checksums.
    REUSED
  }

  public IngestResult {
    reports = List.copyOf(reports);
  }
}
