package creditgraph.node.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.http.findings.FindingsReport;
import creditgraph.http.findings.FindingsReport.Connector;
import creditgraph.http.findings.FindingsReport.Estimate;
import creditgraph.http.findings.FindingsReport.RoleFamilyName;
import creditgraph.http.findings.FindingsReport.RoleFigures;
import creditgraph.http.findings.FindingsReport.RoleShares;
import creditgraph.http.findings.FindingsReport.YearRoles;
import creditgraph.node.GraphFixture;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.findings.DistancePart;
import creditgraph.protocol.findings.GraphShape;
import creditgraph.protocol.findings.RoleCounts;
import creditgraph.protocol.findings.RoleCounts.Family;
import creditgraph.protocol.findings.RoleCounts.YearCounts;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A chain of 40 artists beside the fixture's four and two: what is to be found can be worked out
/// by hand.
final class GraphFindingsTest {

  private static final long MUCH = Long.MAX_VALUE;

  @TempDir Path graphRoot;
  private SnapshotRef ref;
  private Snapshot snapshot;
  private GraphFindings findings;

  @BeforeEach
  void open() throws IOException {
    ref = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 40);
    snapshot = Snapshot.openForSearch(GraphFixture.directory(graphRoot, ref));
    findings = new GraphFindings(snapshot);
  }

  @AfterEach
  void close() {
    snapshot.close();
  }

  @Test
  void countsDegreesAndComponents() {
    GraphShape shape = findings.shape();

    assertThat(shape.artists().count()).isEqualTo(46);
    // Five with one release: the ends of the chain, Ana, Eve, The Finns. Дом has a second, alone.
    assertThat(shape.artists().byBinaryDigits()).containsExactly(0, 5, 41);
    assertThat(shape.artists().credits()).isEqualTo(shape.releases().credits()).isEqualTo(87);
    assertThat(shape.artists().median()).isEqualTo(2);
    assertThat(shape.releases().byBinaryDigits()).containsExactly(0, 1, 43);
    assertThat(shape.components())
        .isEqualTo(
            new GraphShape.Sizes(3, 0, 40, 39, 4 * 3 + 2 + 40 * 39, List.of(0, 0, 1, 1, 0, 0, 1)));
  }

  @Test
  void measuresDistancesTaskByTaskAsInOne() {
    DistancePart all = findings.distances(distances(0, 30), MUCH);
    DistancePart first = findings.distances(distances(0, 20), 0);
    DistancePart second = findings.distances(distances(20, 10), MUCH);

    assertThat(first.sources()).isEqualTo(all.sources().subList(0, 20));
    assertThat(second.sources()).isEqualTo(all.sources().subList(20, 30));
    for (int place = 0; place < all.panel().size(); place++) {
      assertThat(first.panel().get(place).sum() + second.panel().get(place).sum())
          .isEqualTo(all.panel().get(place).sum());
    }
    assertThat(findings.distances(distances(64, 64), MUCH).sources()).isEmpty();
  }

  /// With every artist a source nothing is estimated: the mean distance on a chain of n is a third
  /// of n + 1, and nine of ten pairs on one of 40 are within 27.
  @Test
  void knowsTheDistancesExactlyWhenEveryArtistIsASource() {
    FindingsReport report = report();

    assertThat(report.distances().sources()).isEqualTo(40);
    assertExactly(report.distances().mean(), 41 / 3.0);
    assertExactly(report.distances().effectiveDiameter(), 27);
    assertThat(report.distances().farthest()).isEqualTo(39);
    assertThat(report.distances().shares().getFirst().share().estimate())
        .isEqualTo(39 / (40 * 39 / 2.0), within(1e-9));
    assertThat(report.distances().shares().getLast().within().estimate()).isEqualTo(1);
  }

  @Test
  void findsThoseInTheMiddleNearestToAll() {
    FindingsReport report = report();

    assertThat(report.closeness().artists())
        .hasSize(40)
        .first()
        .satisfies(middle -> {
          assertThat(middle.artist()).isEqualTo(1019);
          assertThat(middle.name()).isEqualTo("artist 1019");
          assertExactly(middle.meanDistance(), (190 + 210) / 39.0);
        });
  }

  /// Every release of the fixture is of 1990.
  @Test
  void countsRoutesThroughArtistsWheneverAndByDecade() {
    FindingsReport report = report();

    List<Connector> connectors = report.connectors().artists();
    assertThat(report.connectors().pairs()).isEqualTo(200);
    assertThat(report.connectors().connected()).isBetween(100L, 190L);
    assertThat(connectors)
        .isSortedAccordingTo((one, other) -> Integer.compare(other.routes(), one.routes()))
        .allSatisfy(one -> {
          assertThat(one.share().estimate()).isEqualTo(one.routes() / 200.0);
          assertThat(one.share().low()).isLessThan(one.share().estimate());
          assertThat(one.share().high()).isGreaterThan(one.share().estimate());
        });
    assertThat(report.connectors().decades())
        .singleElement()
        .satisfies(decade -> {
          assertThat(decade.decade()).isEqualTo(1990);
          assertThat(decade.artists()).isEqualTo(connectors.subList(0, 10));
        });
  }

  @Test
  void findsNoNeighboursOnAChainThatShareARelease() {
    FindingsReport report = report();

    assertThat(report.clustering().pairs()).isEqualTo(200);
    assertThat(Objects.requireNonNull(report.clustering().mean()).estimate()).isZero();
  }

  /// Everybody of the fixture has the bit of a main artist, on 44 releases of 1990, and nobody a
  /// family's; what other bits count for is held in RolesByYearTest.
  @Test
  void countsRolesByYear() {
    RoleFigures roles = Objects.requireNonNull(report().roles());

    assertThat(roles.families()).extracting(RoleFamilyName::name).startsWith("voices", "guitars");
    assertThat(roles.years()).extracting(YearRoles::year).containsExactly(1990);
    assertThat(roles.years().getFirst().counts()).isEqualTo(roles.all());
    assertThat(roles.all().releases()).isEqualTo(44);
    assertThat(roles.all().credits()).isEqualTo(roles.all().withoutRole()).isEqualTo(87);
    assertThat(roles.all().shares()).hasSize(roles.families().size()).containsOnly(0.0);
    assertThat(roles.undated().releases()).isZero();
  }

  @Test
  void reportsNoRolesOfAJobThatCountedNone() {
    FindingsTotals totals = new FindingsTotals();
    totals.add(new TaskOutcome.ShapeMeasured(findings.shape()));

    assertThat(totals.report(_ -> Optional.empty()).roles()).isNull();
  }

  @Test
  void sharesRolesAmongTheCreditsThatHaveSome() {
    FindingsTotals totals = new FindingsTotals();
    totals.add(new TaskOutcome.ShapeMeasured(findings.shape()));
    totals.add(
        new TaskOutcome.RolesCounted(
            new RoleCounts(
                List.of(new Family("keys", List.of("keyboards")), new Family("one", List.of())),
                List.of(
                    new YearCounts(RoleCounts.UNDATED, 2, 6, 1, 0, List.of(1L, 0L)),
                    new YearCounts(1969, 3, 9, 4, 2, List.of(3L, 2L))))));

    RoleFigures roles = Objects.requireNonNull(totals.report(_ -> Optional.empty()).roles());

    assertThat(roles.all())
        .isEqualTo(new RoleShares(5, 15, 5, 8, 2, List.of(4L, 2L), List.of(0.8, 0.4)));
    assertThat(roles.undated())
        .isEqualTo(new RoleShares(2, 6, 1, 5, 0, List.of(1L, 0L), List.of(1.0, 0.0)));
    assertThat(roles.years())
        .containsExactly(
            new YearRoles(
                1969, new RoleShares(3, 9, 4, 3, 2, List.of(3L, 2L), List.of(0.75, 0.5))));
  }

  @Test
  void leavesOutNamesThatNobodyKnows() {
    assertThat(totals().report(_ -> Optional.empty()).closeness().artists())
        .allMatch(one -> one.name() == null);
  }

  @Test
  void saysThatThereIsNothingToReportFrom() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new FindingsTotals().report(_ -> Optional.empty()))
        .withMessageContaining("rows of these findings are gone");
  }

  private FindingsReport report() {
    return totals().report(artist -> Optional.of("artist " + artist));
  }

  private FindingsTotals totals() {
    FindingsTotals totals = new FindingsTotals();
    totals.add(new TaskOutcome.ShapeMeasured(findings.shape()));
    totals.add(new TaskOutcome.DistancesMeasured(findings.distances(distances(0, 64), MUCH)));
    totals.add(new TaskOutcome.DistancesMeasured(findings.distances(distances(64, 64), MUCH)));
    totals.add(new TaskOutcome.RoutesDrawn(findings.routes(routes(3), SearchScratch.create())));
    totals.add(new TaskOutcome.RoutesDrawn(findings.routes(routes(4), SearchScratch.create())));
    totals.add(new TaskOutcome.RolesCounted(findings.roles()));
    return totals;
  }

  private Task.MeasureDistances distances(int first, int count) {
    return new Task.MeasureDistances("findings/a/1", ref, first, count, 100, 9);
  }

  private Task.DrawRoutes routes(int index) {
    return new Task.DrawRoutes("findings/a/" + index, ref, 100, 9, index);
  }

  private static void assertExactly(@Nullable Estimate found, double value) {
    Estimate estimate = Objects.requireNonNull(found);
    assertThat(estimate.estimate()).isEqualTo(value, within(1e-9));
    assertThat(estimate.low()).isEqualTo(estimate.estimate(), within(1e-9));
    assertThat(estimate.high()).isEqualTo(estimate.estimate(), within(1e-9));
  }
}
