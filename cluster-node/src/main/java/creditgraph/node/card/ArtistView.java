package creditgraph.node.card;

import creditgraph.game.role.CreditRole;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.card.Discography.Release;
import creditgraph.node.search.RouteEvidence;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.protocol.card.Describing.ArtistCard;
import creditgraph.protocol.card.Describing.Names;
import creditgraph.protocol.card.Describing.RoleCount;
import creditgraph.protocol.path.NamedArtist;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;

/// An artist's card.
final class ArtistView {

  /// Of variations, aliases, members, groups; some composers have hundreds.
  static final int MAX_NAMES = 50;

  private ArtistView() {}

  static ArtistCard of(LeasedSnapshot held, int artist) {
    Snapshot snapshot = held.snapshot();
    Discography discography = Discography.of(snapshot, artist);
    IntSummaryStatistics years =
        discography.releases().stream()
            .mapToInt(Release::year)
            .filter(year -> year != 0)
            .summaryStatistics();
    boolean dated = years.getCount() > 0;
    return new ArtistCard(
        held.ref(),
        new RouteEvidence(snapshot).artist(artist),
        names(snapshot.artist(artist)),
        linked(snapshot, discography, artist, true),
        linked(snapshot, discography, artist, false),
        snapshot.graph().reachOf(artist),
        dated ? years.getMin() : 0,
        dated ? years.getMax() : 0,
        discography.decades(),
        roles(snapshot, discography, artist),
        discography.read());
  }

  private static Names names(ArtistEntry entry) {
    return new Names(
        first(entry.variations()),
        entry.variations().size(),
        first(entry.aliases()),
        entry.aliases().size());
  }

  private static List<String> first(List<String> names) {
    return names.subList(0, Math.min(MAX_NAMES, names.size()));
  }

  /// Those at the other end of memberships in which the artist is the group, or is not.
  private static List<NamedArtist> linked(
      Snapshot snapshot, Discography discography, int artist, boolean asGroup) {
    RouteEvidence evidence = new RouteEvidence(snapshot);
    return discography.memberships().stream()
        .filter(membership -> snapshot.isGroup(membership, artist) == asGroup)
        .limit(MAX_NAMES)
        .map(membership -> evidence.artist(other(snapshot, membership, artist)))
        .toList();
  }

  private static int other(Snapshot snapshot, int membership, int artist) {
    int[] both = new int[snapshot.graph().artistsOn(membership)];
    snapshot.graph().artists(membership, both);
    return both[0] == artist ? both[1] : both[0];
  }

  private static List<RoleCount> roles(Snapshot snapshot, Discography discography, int artist) {
    Map<CreditRole, Integer> counts = new EnumMap<>(CreditRole.class);
    for (Release release : discography.releases()) {
      CreditRole.listOfBits(RoleWords.bits(snapshot, release.parts(), artist))
          .forEach(role -> counts.merge(role, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry<CreditRole, Integer>::getValue).reversed())
        .map(entry -> new RoleCount(entry.getKey().word(), entry.getValue()))
        .toList();
  }
}
