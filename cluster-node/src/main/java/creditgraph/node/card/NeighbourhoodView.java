package creditgraph.node.card;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.card.Discography.Release;
import creditgraph.node.search.RouteEvidence;
import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.protocol.card.Decade;
import creditgraph.protocol.card.Describing.Collaborator;
import creditgraph.protocol.card.Describing.NearPerson;
import creditgraph.protocol.card.Describing.NearRelease;
import creditgraph.protocol.card.Describing.Neighbourhood;
import creditgraph.protocol.card.PageBounds;
import creditgraph.protocol.card.PageBounds.Mark;
import java.util.Comparator;
import java.util.List;

/// An artist's releases by year with the people closest to the artist.
final class NeighbourhoodView {

  static final int COLLABORATORS = 12;
  static final int PEOPLE_A_RELEASE = 4;

  /// Behind every year.
  private static final int NO_YEAR = 99_999;

  private final LeasedSnapshot held;
  private final Snapshot snapshot;
  private final int artist;
  private final RouteEvidence evidence;
  private final Discography discography;
  private final Neighbours neighbours;

  NeighbourhoodView(LeasedSnapshot held, int artist) {
    this.held = held;
    this.snapshot = held.snapshot();
    this.artist = artist;
    this.evidence = new RouteEvidence(snapshot);
    this.discography = Discography.of(snapshot, artist);
    this.neighbours = Neighbours.of(snapshot, artist, discography.releases());
  }

  Neighbourhood page(Decade decade, PageBounds page) {
    List<Release> rest =
        discography.releases().stream()
            .filter(release -> decade.holds(release.year()))
            .filter(release -> mark(release).compareTo(page.after()) > 0)
            .sorted(Comparator.comparing(NeighbourhoodView::mark))
            .limit(page.most() + 1L)
            .toList();
    boolean more = rest.size() > page.most();
    List<Release> shown = more ? rest.subList(0, page.most()) : rest;
    return new Neighbourhood(
        held.ref(),
        evidence.artist(artist),
        discography.decades(),
        neighbours.closest(COLLABORATORS).stream()
            .map(one -> new Collaborator(evidence.artist(one), neighbours.shared(one)))
            .toList(),
        shown.stream().map(this::near).toList(),
        discography.read(),
        more ? mark(shown.getLast()) : Mark.END);
  }

  private NearRelease near(Release release) {
    return new NearRelease(
        evidence
            .card(release.parts().getFirst())
            .crediting(Neighbours.on(snapshot, release.parts()).length),
        RoleWords.of(snapshot, release.parts(), artist),
        neighbours.closestOn(release, PEOPLE_A_RELEASE).stream()
            .map(one ->
                new NearPerson(
                    evidence.artist(one),
                    RoleWords.of(snapshot, release.parts(), one),
                    neighbours.shared(one)))
            .toList());
  }

  private static Mark mark(Release release) {
    return new Mark(release.year() == 0 ? NO_YEAR : release.year(), release.id());
  }
}
