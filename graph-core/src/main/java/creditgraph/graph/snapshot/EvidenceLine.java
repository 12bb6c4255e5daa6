package creditgraph.graph.snapshot;

import java.util.List;

/// One credit of an artist on a release, as the dump prints it.
///
/// @param role raw role text; empty for main and track artists
/// @param anv name as printed here; empty when canonical
/// @param trackText free text that narrows the credit; empty when it does not
/// @param tracks the tracks it stands on; empty unless it belongs to tracks
public record EvidenceLine(
    CreditScope scope,
    String role,
    String anv,
    String trackText,
    List<ReleaseEntry.TrackLine> tracks) {

  public EvidenceLine {
    tracks = List.copyOf(tracks);
  }
}
