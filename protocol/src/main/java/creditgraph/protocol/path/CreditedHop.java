package creditgraph.protocol.path;

import java.util.List;

/// One step artist → release → artist, with both artists' credits on that release.
///
/// @param fromCredits at least one, in the order of the dump
/// @param toCredits at least one, in the order of the dump
public record CreditedHop(
    NamedArtist from,
    ReleaseCard release,
    NamedArtist to,
    List<CreditEvidence> fromCredits,
    List<CreditEvidence> toCredits)
    implements Hop {

  public CreditedHop {
    fromCredits = List.copyOf(fromCredits);
    toCredits = List.copyOf(toCredits);
  }

  @Override
  public CreditedHop reversed() {
    return new CreditedHop(to, release, from, toCredits, fromCredits);
  }
}
