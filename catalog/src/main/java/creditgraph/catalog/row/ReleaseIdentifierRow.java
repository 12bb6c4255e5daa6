package creditgraph.catalog.row;

/// A barcode, matrix number or other mark on a release.
public record ReleaseIdentifierRow(
    int releaseId, int sequence, String type, String value, String description) {}
