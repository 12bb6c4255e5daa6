package creditgraph.ingest.snapshot;

import java.util.List;

/// A release with everything that a ruleset judges and a route shows.
///
/// @param tracks sub-tracks included, by sequence
/// @param credits main, extra, track, track-extra, each in dump order
record CatalogRelease(
    Columns.Release release,
    List<Columns.Format> formats,
    List<Columns.Track> tracks,
    List<Columns.Credit> credits) {}
