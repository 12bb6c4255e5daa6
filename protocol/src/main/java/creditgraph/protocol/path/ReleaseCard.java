package creditgraph.protocol.path;

import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.WireMessage;
import java.util.List;

/// What a reader needs to recognise a release.
///
/// @param year of publication, 0 when the dump states none
/// @param country empty when not stated
/// @param headline the main artists as printed on the sleeve, joined
/// @param formats for example `Vinyl, LP`
/// @param masterId 0 when the release has no master
/// @param people artists whose credits count here under the ruleset
/// @param trackCount tracks listed, sub-tracks included
public record ReleaseCard(
    ReleaseId id,
    String title,
    String headline,
    int year,
    String country,
    List<String> formats,
    int masterId,
    int people,
    int trackCount)
    implements WireMessage {

  public ReleaseCard {
    formats = List.copyOf(formats);
  }

  /// The same release with so many people: those of all its parts, where a ruleset cuts it.
  public ReleaseCard crediting(int allPeople) {
    return new ReleaseCard(
        id, title, headline, year, country, formats, masterId, allPeople, trackCount);
  }
}
