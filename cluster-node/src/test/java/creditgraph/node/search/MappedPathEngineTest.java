package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.SearchBudget;
import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import creditgraph.protocol.path.RouteQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MappedPathEngineTest {

  private final SnapshotShelf shelf = new SnapshotShelf();
  private SnapshotRef snapshot;

  @BeforeEach
  void openASnapshot(@TempDir Path graphRoot) throws IOException {
    snapshot = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, snapshot));
  }

  @AfterEach
  void closeTheSnapshot() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void namesEveryHopOfTheRoute() {
    Found found = (Found) find(1, 3);

    assertThat(found.snapshot()).isEqualTo(snapshot);
    assertThat(found.from()).isEqualTo(new NamedArtist(new ArtistId(1), "Ana", 1));
    assertThat(found.to()).isEqualTo(new NamedArtist(new ArtistId(3), "Cy (2)", 2));
    assertThat(found.hops())
        .extracting(hop -> ((CreditedHop) hop).release().title())
        .containsExactly("Dawn", "Noon");
    assertThat(found.hops())
        .extracting(Hop::to)
        .extracting(NamedArtist::name)
        .containsExactly("Björk Ek", "Cy (2)");
    assertThat(found.edgesScanned()).isPositive();
  }

  @Test
  void bringsTheCreditsOfBothArtists() {
    CreditedHop hop = (CreditedHop) ((Found) find(1, 2)).hops().getFirst();

    assertThat(hop.release().people()).isEqualTo(2);
    assertThat(hop.fromCredits())
        .extracting(credit -> credit.scope())
        .containsExactly("main", "track-extra");
    assertThat(hop.toCredits().getLast().tracks().getFirst().title()).isEqualTo("Dawn, Part 1");
  }

  @Test
  void saysThatNoRouteJoinsThem() {
    assertThat(find(1, 5))
        .isInstanceOfSatisfying(
            NotConnected.class,
            apart -> {
              assertThat(apart.fromReach()).isEqualTo(4);
              assertThat(apart.toReach()).isEqualTo(2);
              assertThat(apart.joinedUnder()).isEmpty();
            });
  }

  @Test
  void namesTheRulesetsThatWouldJoinThemTheNarrowestFirst(@TempDir Path graphRoot)
      throws IOException {
    SnapshotRef wide = GraphFixture.publishJoined(graphRoot, new RulesetId("a-wide-one"), 9);
    SnapshotRef narrow = GraphFixture.publishJoined(graphRoot, new RulesetId("narrow"), 0);
    SnapshotRef apartToo = GraphFixture.publish(graphRoot, new RulesetId("masters"), 3);
    for (SnapshotRef ref : List.of(wide, narrow, apartToo)) {
      ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, ref));
    }

    NotConnected apart =
        (NotConnected)
            engine(SearchBudget.standard())
                .find(pair(GraphFixture.EVERYONE, 1, 5), Cancellation.create())
                .toCompletableFuture()
                .join();

    assertThat(apart.joinedUnder()).containsExactly(narrow, wide);
  }

  @Test
  void searchesNothingForWhomNobodyWaitsAnyMore() {
    Deque<Runnable> queue = new ArrayDeque<>();
    MappedPathEngine engine =
        new MappedPathEngine(shelf, queue::add, 1, Patience.ENDLESS, SearchBudget.standard());
    Cancellation cancellation = Cancellation.create();
    var gone = engine.find(pair(GraphFixture.EVERYONE, 1, 2), cancellation);
    cancellation.request();
    queue.remove().run();

    assertThat(gone).isCompletedWithValue(PairSearch.BUSY);
    assertThat(engine.find(pair(GraphFixture.EVERYONE, 1, 2), Cancellation.create()))
        .isNotCompleted();
  }

  @Test
  void searchesNothingWhoseTurnComesTooLate() {
    Deque<Runnable> queue = new ArrayDeque<>();
    List<Duration> waited = new ArrayList<>();
    MappedPathEngine engine =
        new MappedPathEngine(
            shelf,
            queue::add,
            1,
            time -> {
              waited.add(time);
              return waited.size() == 1;
            },
            SearchBudget.standard());
    var late = engine.find(pair(GraphFixture.EVERYONE, 1, 2), Cancellation.create());
    queue.remove().run();
    assertThat(late).isCompletedWithValue(PairSearch.BUSY);

    var inTime = engine.find(pair(GraphFixture.EVERYONE, 1, 2), Cancellation.create());
    queue.remove().run();
    assertThat(inTime).isCompletedWithValueMatching(Found.class::isInstance);
    assertThat(waited).allMatch(Duration::isPositive);
  }

  @Test
  void findsAnArtistByTheIdOfAnotherRecord() {
    assertThat(((Found) find(1, 33)).to().id()).isEqualTo(new ArtistId(3));
  }

  @Test
  void saysThatBothIdsLeadToOneArtist() {
    assertThat(find(3, 33))
        .isEqualTo(new SameArtist(snapshot, new NamedArtist(new ArtistId(3), "Cy (2)", 2)));
  }

  @Test
  void countsReleasesOfAnArtistAloneToo() {
    assertThat(((Found) find(3, 4)).to().releases()).isEqualTo(2);
  }

  @Test
  void namesTheArtistThatIsNotInTheGraph() {
    assertThat(find(1, 77)).isEqualTo(new UnknownArtist(snapshot, new ArtistId(77)));
  }

  @Test
  void namesTheRulesetsThereAre() {
    RulesetId other = new RulesetId("studio");

    assertThat(engine(SearchBudget.standard()).find(pair(other, 1, 2), Cancellation.create()))
        .isCompletedWithValue(new UnknownRuleset(other, List.of(GraphFixture.EVERYONE)));
  }

  @Test
  void saysWhichLimitItRanInto() {
    SearchBudget tight = new SearchBudget(1, 1_000, Duration.ofSeconds(5));

    assertThat(engine(tight).find(pair(GraphFixture.EVERYONE, 1, 4), Cancellation.create()))
        .isCompletedWithValueMatching(
            reply -> reply instanceof BudgetExhausted out && out.limit().equals("releases"));
  }

  @Test
  void turnsSearchesAwayWhenAllPlacesAreTaken() {
    Deque<Runnable> queue = new ArrayDeque<>();
    MappedPathEngine engine =
        new MappedPathEngine(shelf, queue::add, 1, Patience.ENDLESS, SearchBudget.standard());
    var first = engine.find(pair(GraphFixture.EVERYONE, 1, 2), Cancellation.create());

    assertThat(engine.find(pair(GraphFixture.EVERYONE, 2, 3), Cancellation.create()))
        .isCompletedWithValueMatching(Busy.class::isInstance);
    queue.remove().run();
    assertThat(first).isCompletedWithValueMatching(Found.class::isInstance);
    var third = engine.find(pair(GraphFixture.EVERYONE, 2, 3), Cancellation.create());
    queue.remove().run();
    assertThat(third).isCompletedWithValueMatching(Found.class::isInstance);
  }

  private PathReply find(int from, int to) {
    return engine(SearchBudget.standard())
        .find(pair(GraphFixture.EVERYONE, from, to), Cancellation.create())
        .toCompletableFuture()
        .join();
  }

  private MappedPathEngine engine(SearchBudget budget) {
    return new MappedPathEngine(shelf, Runnable::run, 4, Patience.ENDLESS, budget);
  }

  private static PairQuestion pair(RulesetId ruleset, int one, int other) {
    return PairQuestion.of(RouteQuestion.plain(ruleset, new ArtistId(one), new ArtistId(other)));
  }
}
