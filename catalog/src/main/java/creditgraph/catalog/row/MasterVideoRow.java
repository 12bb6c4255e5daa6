package creditgraph.catalog.row;

/// A video of a master.
///
/// @param duration seconds, 0 when not stated
public record MasterVideoRow(
    int masterId,
    int sequence,
    String src,
    int duration,
    String title,
    String description,
    boolean embed) {}
