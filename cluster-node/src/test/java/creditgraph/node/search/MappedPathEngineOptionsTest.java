package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import creditgraph.protocol.path.RouteQuestion;
import creditgraph.protocol.path.YearOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions with options, over a graph in which a compilation is the short cut.
///
/// ```
///        ┌── Early 100, 1970 ── Ben 2 ── Late 200, 1980 ──┐
/// Ana 1 ─┼────────── Sampler 110, 1990, CD ───────────────┼─ Cy 3      Eve 5 ── Attic 500 ── Finn 6
///        └── First 210, 1960 ── Dan 4 ── Then 220, 1975 ──┘
/// ```
///
/// Dan is on the sampler, too. Id 33 leads to Cy.
final class MappedPathEngineOptionsTest {

  private final SnapshotShelf shelf = new SnapshotShelf();
  private SnapshotRef snapshot;

  @BeforeEach
  void openASnapshot(@TempDir Path graphRoot) throws IOException {
    snapshot =
        GraphFixture.publish(
            graphRoot,
            GraphFixture.EVERYONE,
            List.of(
                new ArtistEntry(1, "Ana", List.of()),
                new ArtistEntry(2, "Ben", List.of()),
                new ArtistEntry(3, "Cy", List.of()),
                new ArtistEntry(4, "Dan", List.of()),
                new ArtistEntry(5, "Eve", List.of()),
                new ArtistEntry(6, "Finn", List.of())),
            List.of(
                GraphFixture.release(100, "Early", 1970, "Vinyl, LP", 1, 2),
                GraphFixture.release(110, "Sampler", 1990, "CD, Compilation", 1, 3, 4),
                GraphFixture.release(200, "Late", 1980, "Vinyl, LP", 2, 3),
                GraphFixture.release(210, "First", 1960, "Vinyl, LP", 1, 4),
                GraphFixture.release(220, "Then", 1975, "Vinyl, LP", 3, 4),
                GraphFixture.release(500, "Attic", 1990, "Vinyl, LP", 5, 6)));
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, snapshot));
  }

  @AfterEach
  void closeTheSnapshot() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void goesAroundWhatIsAvoided() {
    assertThat(titles(found(new OptionsExample()))).containsExactly("Sampler");
    assertThat(titles(found(withoutSampler().avoidArtists(2)))).containsExactly("First", "Then");
    assertThat(titles(found(withoutSampler().avoidReleases(110, 210))))
        .containsExactly("Early", "Late");
    assertThat(titles(found(new OptionsExample().maxPeople(2).avoidArtists(4))))
        .containsExactly("Early", "Late");
  }

  @Test
  void takesReleasesOfTheYearsAlone() {
    assertThat(titles(found(new OptionsExample().years(1970, 1980))))
        .containsExactly("Early", "Late");
  }

  @Test
  void keepsTheYearsInOrderWhicheverEndIsAsked() {
    OptionsExample ascending = withoutSampler().avoidArtists(4).yearOrder(YearOrder.ASCENDING);
    OptionsExample descending = withoutSampler().avoidArtists(4).yearOrder(YearOrder.DESCENDING);

    assertThat(titles(found(ascending))).containsExactly("Early", "Late");
    assertThat(find(1, 3, descending)).isInstanceOf(Unsatisfied.class);
    assertThat(titles((Found) find(3, 1, descending))).containsExactly("Late", "Early");
    assertThat(find(3, 1, ascending)).isInstanceOf(Unsatisfied.class);
  }

  @Test
  void visitsArtistsInOrder() {
    Found found = found(withoutSampler().avoidReleases(210).via(2, 4));

    assertThat(artists(found)).containsExactly("Ben", "Cy", "Dan", "Cy");
    assertThat(artists((Found) find(3, 1, withoutSampler().avoidReleases(210).via(4, 2))))
        .containsExactly("Dan", "Cy", "Ben", "Ana");
  }

  @Test
  void countsAllShortestRoutesThatAreAllowedAndBringsSoManyWithTheirEvidence() {
    Found all = found(withoutSampler().routes(20));
    Found one = found(withoutSampler().routes(1));

    assertThat(all.shortestRoutes()).isEqualTo(2);
    assertThat(all.others()).hasSize(1);
    assertThat(List.of(titles(all.hops()), titles(all.others().getFirst())))
        .containsExactlyInAnyOrder(List.of("Early", "Late"), List.of("First", "Then"));
    assertThat(((CreditedHop) all.others().getFirst().getFirst()).fromCredits()).hasSize(2);
    assertThat(one.shortestRoutes()).isEqualTo(2);
    assertThat(one.others()).isEmpty();
  }

  @Test
  void drawsEveryShortestRouteByTheSeed() {
    List<List<String>> drawn =
        LongStream.rangeClosed(1, 64)
            .mapToObj(seed -> found(withoutSampler().seed(seed)))
            .peek(found -> assertThat(found.shortestRoutes()).isEqualTo(2))
            .map(MappedPathEngineOptionsTest::titles)
            .toList();

    assertThat(drawn).contains(List.of("Early", "Late"), List.of("First", "Then"));
    assertThat(titles(found(withoutSampler().seed(7)))).isEqualTo(drawn.get(6));
  }

  @Test
  void saysWhatACheapestRouteCosts() {
    Found direct = found(new OptionsExample().hubPenalty(1));
    Found around = found(withoutSampler().avoidArtists(4).hubPenalty(1));
    Found dearer = found(withoutSampler().avoidArtists(4).hubPenalty(9));

    assertThat(titles(direct)).containsExactly("Sampler");
    assertThat(titles(around)).containsExactly("Early", "Late");
    assertThat(around.cost()).isGreaterThan(direct.cost());
    // Ben has two releases: one doubling.
    assertThat(dearer.cost()).isEqualTo(around.cost() + 8);
    assertThat(direct.shortestRoutes()).isZero();
  }

  @Test
  void tellsOfAPairThatIsJoinedHowShortARouteWithoutTheOptionsWouldBe() {
    Unsatisfied none = (Unsatisfied) find(1, 3, withoutSampler().maxReleases(1));

    assertThat(none.lengthWithoutOptions()).isEqualTo(1);
    assertThat(none.from().name()).isEqualTo("Ana");
    assertThat(((Unsatisfied) find(3, 1, withoutSampler().maxReleases(1))).from().name())
        .isEqualTo("Cy");
  }

  @Test
  void tellsOfAPairThatNothingJoinsWhatItTellsWithoutOptions() {
    PathReply plain = find(1, 5, new OptionsExample());

    assertThat(plain).isInstanceOf(NotConnected.class);
    assertThat(find(1, 5, withoutSampler().avoidArtists(2))).isEqualTo(plain);
    assertThat(find(1, 5, new OptionsExample().routes(3))).isEqualTo(plain);
    assertThat(find(1, 5, new OptionsExample().hubPenalty(3))).isEqualTo(plain);
  }

  @Test
  void findsNoRouteViaAnArtistApart() {
    assertThat(find(1, 3, new OptionsExample().via(5))).isInstanceOf(Unsatisfied.class);
  }

  @Test
  void findsNoRouteBetweenEndsOfWhomOneIsAvoidedByAnotherOfItsIds() {
    assertThat(find(1, 3, new OptionsExample().avoidArtists(33))).isInstanceOf(Unsatisfied.class);
  }

  @Test
  void namesTheArtistToVisitWhoIsNotInTheGraphAndTakesNoNoticeOfOneToAvoid() {
    assertThat(find(1, 3, new OptionsExample().via(77)))
        .isEqualTo(new UnknownArtist(snapshot, new ArtistId(77)));
    assertThat(titles(found(new OptionsExample().avoidArtists(77).avoidReleases(7777))))
        .containsExactly("Sampler");
  }

  @Test
  void saysWhichLimitItRanIntoWhatever() {
    SearchBudget tight = new SearchBudget(1, 1_000, Duration.ofSeconds(5));
    for (OptionsExample options :
        List.of(
            withoutSampler(),
            withoutSampler().routes(2),
            withoutSampler().hubPenalty(1),
            withoutSampler().yearOrder(YearOrder.ASCENDING))) {
      assertThat(find(1, 3, options, tight))
          .isInstanceOfSatisfying(
              BudgetExhausted.class, out -> assertThat(out.limit()).isEqualTo("releases"));
    }
  }

  private static OptionsExample withoutSampler() {
    return new OptionsExample().avoidFormats("Compilation");
  }

  private Found found(OptionsExample options) {
    return (Found) find(1, 3, options);
  }

  private PathReply find(int from, int to, OptionsExample options) {
    return find(from, to, options, SearchBudget.standard());
  }

  private PathReply find(int from, int to, OptionsExample options, SearchBudget budget) {
    RouteQuestion question =
        new RouteQuestion(
            GraphFixture.EVERYONE, new ArtistId(from), new ArtistId(to), options.options());
    PathReply reply =
        new MappedPathEngine(shelf, Runnable::run, 4, Patience.ENDLESS, budget)
            .find(PairQuestion.of(question), Cancellation.create())
            .toCompletableFuture()
            .join();
    return PairQuestion.isUpward(question) ? reply : PathDirection.reversed(reply);
  }

  private static List<String> titles(Found found) {
    return titles(found.hops());
  }

  private static List<String> titles(List<Hop> hops) {
    return hops.stream().map(hop -> ((CreditedHop) hop).release().title()).toList();
  }

  private static List<String> artists(Found found) {
    return found.hops().stream().map(hop -> hop.to().name()).toList();
  }
}
