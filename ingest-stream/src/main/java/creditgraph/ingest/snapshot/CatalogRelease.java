package creditgraph.ingest.snapshot;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.ReleaseFormatRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.TrackRow;
import java.util.List;

/// A release with everything that a ruleset judges and a route shows.
///
/// @param tracks sub-tracks included, by sequence
/// @param credits main, extra, track, track-extra, each in dump order
record CatalogRelease(
    ReleaseRow release,
    List<ReleaseFormatRow> formats,
    List<TrackRow> tracks,
    List<CreditRow> credits) {}
