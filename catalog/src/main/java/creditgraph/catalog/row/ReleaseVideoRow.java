package creditgraph.catalog.row;

/// A video of a release.
///
/// @param duration seconds, 0 when not stated
public record ReleaseVideoRow(
    int releaseId,
    int sequence,
    String src,
    int duration,
    String title,
    String description,
    boolean embed) {}
