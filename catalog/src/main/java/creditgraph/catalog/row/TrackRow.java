package creditgraph.catalog.row;

/// One line of a track list: a track, a sub-track, or a heading.
///
/// @param sequence depth first: a track comes before its sub-tracks
/// @param parent the `sequence` of the track above, or -1
/// @param position as printed; headings have none
/// @param duration as printed, for example `7:24`
public record TrackRow(
    int releaseId, int sequence, int parent, String position, String title, String duration) {}
