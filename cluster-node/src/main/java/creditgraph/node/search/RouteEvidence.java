package creditgraph.node.search;

import creditgraph.graph.search.CreditPath;
import creditgraph.graph.snapshot.EvidenceLine;
import creditgraph.graph.snapshot.ReleaseLabel;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.CreditEvidence.TrackRef;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.MembershipHop;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.ReleaseCard;
import java.util.List;
import java.util.stream.IntStream;

/// Turns the ordinals of a route into names, and into releases with the credits that prove each
/// hop, or memberships.
public final class RouteEvidence {

  private final Snapshot snapshot;

  public RouteEvidence(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public List<Hop> hops(CreditPath path) {
    return IntStream.range(0, path.length()).mapToObj(index -> hop(path, index)).toList();
  }

  public NamedArtist artist(int ordinal) {
    return new NamedArtist(
        new ArtistId(snapshot.artistId(ordinal)),
        snapshot.artistName(ordinal),
        snapshot.artistReleases(ordinal));
  }

  private Hop hop(CreditPath path, int index) {
    int from = path.artist(index);
    int release = path.release(index);
    int to = path.artist(index + 1);
    if (snapshot.isMembership(release)) {
      int group = snapshot.isGroup(release, from) ? from : to;
      return new MembershipHop(artist(from), artist(to), new ArtistId(snapshot.artistId(group)));
    }
    return new CreditedHop(
        artist(from), card(release), artist(to), credits(release, from), credits(release, to));
  }

  public ReleaseCard card(int releaseOrdinal) {
    ReleaseLabel label = snapshot.label(releaseOrdinal);
    return new ReleaseCard(
        new ReleaseId(label.id()),
        label.title(),
        label.headline(),
        label.year(),
        label.country(),
        label.formats(),
        label.masterId(),
        label.people(),
        label.trackCount());
  }

  private List<CreditEvidence> credits(int releaseOrdinal, int artistOrdinal) {
    return snapshot.evidence(releaseOrdinal, artistOrdinal).stream()
        .map(RouteEvidence::credit)
        .toList();
  }

  public static CreditEvidence credit(EvidenceLine line) {
    return new CreditEvidence(
        line.scope().word(),
        line.role(),
        line.anv(),
        line.trackText(),
        line.tracks().stream()
            .map(track -> new TrackRef(track.position(), track.title()))
            .toList());
  }
}
