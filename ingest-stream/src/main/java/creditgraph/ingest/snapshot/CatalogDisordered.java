package creditgraph.ingest.snapshot;

/// The tables of a catalog do not follow one order, so they were not made by one ingest.
public final class CatalogDisordered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CatalogDisordered(String message) {
    super(message);
  }
}
