package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.path.CreditEvidence.TrackRef;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.MembershipHop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps that are more than a release:
///
/// ```
/// Ana 1 ── Album 7, track 1 ── Bea 2 ── Album 7, track 2 ── Cy 3 ~~ The Band 4
/// ```
final class RouteEvidenceTest {

  private Snapshot snapshot;

  @BeforeEach
  void build(@TempDir Path directory) throws IOException {
    SnapshotSource source =
        new SnapshotSource("2026-11", List.of(), 1, "mine", "1", "# of a test", "0".repeat(40));
    try (SnapshotBuilder builder = SnapshotBuilder.create(directory, source)) {
      builder.add(new ArtistEntry(1, "Ana", List.of()));
      builder.add(new ArtistEntry(2, "Bea", List.of()));
      builder.add(new ArtistEntry(3, "Cy", List.of()));
      builder.add(new ArtistEntry(4, "The Band", List.of()));
      builder.addParts(List.of(part("A1", 1, 2), part("A2", 2, 3)));
      builder.addMembership(1, 4, 3);
      builder.build(Instant.parse("2026-11-21T00:00:00Z"));
    }
    snapshot = Snapshot.open(directory);
  }

  @AfterEach
  void close() {
    snapshot.close();
  }

  @Test
  void showsTheReleaseOfAPartAndItsTracksAlone() {
    List<Hop> hops = hops(1, 3);

    assertThat(hops)
        .extracting(hop -> ((CreditedHop) hop).release().id())
        .containsExactly(new ReleaseId(7), new ReleaseId(7));
    assertThat(hops)
        .extracting(hop -> ((CreditedHop) hop).toCredits().getFirst().tracks())
        .containsExactly(
            List.of(new TrackRef("A1", "Title of A1")), List.of(new TrackRef("A2", "Title of A2")));
  }

  @Test
  void showsWhichOfTheTwoIsTheGroup() {
    assertThat(hops(3, 4))
        .singleElement()
        .isInstanceOfSatisfying(
            MembershipHop.class, hop -> assertThat(hop.group()).isEqualTo(new ArtistId(4)));
    assertThat(hops(4, 3))
        .singleElement()
        .isInstanceOfSatisfying(
            MembershipHop.class, hop -> assertThat(hop.group()).isEqualTo(new ArtistId(4)));
  }

  private List<Hop> hops(int from, int to) {
    SearchOutcome outcome =
        ShortestPath.find(
            snapshot.graph(),
            snapshot.artistOrdinal(from),
            snapshot.artistOrdinal(to),
            SearchBudget.standard(),
            SearchScratch.create());
    return new RouteEvidence(snapshot).hops(((SearchOutcome.Found) outcome).path());
  }

  private static ReleaseEntry part(String position, int one, int other) {
    return new ReleaseEntry(
        7,
        "Album",
        "Ana",
        1990,
        "",
        List.of(),
        0,
        2,
        List.of(new TrackLine(position, "Title of " + position)),
        List.of(person(one), person(other)));
  }

  private static Contributor person(int id) {
    return new Contributor(
        id, 1, List.of(new CreditLine(CreditScope.MAIN, "", "", "", List.of(0))));
  }
}
