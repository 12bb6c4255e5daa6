package creditgraph.protocol.path;

import creditgraph.protocol.WireMessage;
import java.util.List;

/// One step artist → release → artist, with both artists' credits on that release.
///
/// @param fromCredits at least one, in the order of the dump
/// @param toCredits at least one, in the order of the dump
public record Hop(
    NamedArtist from,
    ReleaseCard release,
    NamedArtist to,
    List<CreditEvidence> fromCredits,
    List<CreditEvidence> toCredits)
    implements WireMessage {

  public Hop {
    fromCredits = List.copyOf(fromCredits);
    toCredits = List.copyOf(toCredits);
  }
}
