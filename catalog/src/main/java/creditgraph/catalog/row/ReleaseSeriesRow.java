package creditgraph.catalog.row;

/// A series that a release belongs to.
///
/// @param seriesId shares the ids of labels; 0 when not stated
public record ReleaseSeriesRow(
    int releaseId, int sequence, int seriesId, String name, String catno) {}
