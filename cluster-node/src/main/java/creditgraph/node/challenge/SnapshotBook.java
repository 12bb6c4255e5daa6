package creditgraph.node.challenge;

import creditgraph.game.attempt.CreditBook;
import creditgraph.graph.snapshot.Snapshot;
import java.util.List;

/// A judge's knowledge, from an open snapshot. A release that is in parts credits whom any part
/// credits, and joins whom one part credits.
final class SnapshotBook implements CreditBook {

  private final Snapshot snapshot;

  SnapshotBook(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public boolean hasRelease(int release) {
    return !snapshot.releaseOrdinals(release).isEmpty();
  }

  @Override
  public boolean hasArtist(int artist) {
    return snapshot.artistOrdinal(artist) != Snapshot.ABSENT;
  }

  @Override
  public boolean credits(int release, int artist) {
    int ordinal = snapshot.artistOrdinal(artist);
    return parts(release).stream().anyMatch(part -> isOn(part, ordinal));
  }

  @Override
  public boolean joins(int release, int oneArtist, int otherArtist) {
    return joiningPart(release, oneArtist, otherArtist) != Snapshot.ABSENT;
  }

  @Override
  public boolean isSame(int oneArtist, int otherArtist) {
    return oneArtist == otherArtist
        || (hasArtist(oneArtist)
            && snapshot.artistOrdinal(oneArtist) == snapshot.artistOrdinal(otherArtist));
  }

  /// The ordinal of the part of the release that credits both, or [Snapshot#ABSENT].
  int joiningPart(int release, int oneArtist, int otherArtist) {
    int one = snapshot.artistOrdinal(oneArtist);
    int other = snapshot.artistOrdinal(otherArtist);
    return parts(release).stream()
        .filter(part -> isOn(part, one) && isOn(part, other))
        .findFirst()
        .orElse(Snapshot.ABSENT);
  }

  private List<Integer> parts(int release) {
    return snapshot.releaseOrdinals(release);
  }

  private boolean isOn(int part, int artistOrdinal) {
    return snapshot.graph().indexOnRelease(part, artistOrdinal) >= 0;
  }
}
