package creditgraph.catalog.row;

/// A label below another.
///
/// @param labelId the parent
/// @param sublabelId 0 in dumps that state no id
public record SublabelRow(int labelId, int sequence, int sublabelId, String name) {}
