package creditgraph.graph.snapshot;

import java.util.List;

/// What is shown of a release.
///
/// @param id Discogs id
/// @param headline the main artists as printed, joined
/// @param year 0 when not stated
/// @param country empty when not stated
/// @param formats for example `Vinyl, LP`
/// @param masterId 0 for none
/// @param trackCount tracks listed, sub-tracks included
/// @param people artists whose credits count here
public record ReleaseLabel(
    int id,
    String title,
    String headline,
    int year,
    String country,
    List<String> formats,
    int masterId,
    int trackCount,
    int people) {

  public ReleaseLabel {
    formats = List.copyOf(formats);
  }
}
