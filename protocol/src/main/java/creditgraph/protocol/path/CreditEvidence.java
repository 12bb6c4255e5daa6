package creditgraph.protocol.path;

import creditgraph.protocol.WireMessage;
import java.util.List;

/// One credit as the dump prints it.
///
/// @param scope `main`, `extra`, `track` or `track-extra`
/// @param role raw role text; empty for main and track artists
/// @param anv the name as printed here; empty when it is the canonical one
/// @param trackText the free text that narrows the credit to some tracks; empty when it does not
/// @param tracks tracks the credit stands on, for track scopes; where the ruleset's unit is the
///   track, those of them that prove the hop, empty when that is the whole release
public record CreditEvidence(
    String scope, String role, String anv, String trackText, List<TrackRef> tracks)
    implements WireMessage {

  public CreditEvidence {
    tracks = List.copyOf(tracks);
  }

  /// A track by its printed position (may be empty) and title.
  public record TrackRef(String position, String title) implements WireMessage {}
}
