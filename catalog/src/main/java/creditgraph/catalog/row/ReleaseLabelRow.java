package creditgraph.catalog.row;

/// A label and catalogue number of a release.
///
/// @param labelId 0 in dumps that state no id
public record ReleaseLabelRow(
    int releaseId, int sequence, int labelId, String name, String catno) {}
