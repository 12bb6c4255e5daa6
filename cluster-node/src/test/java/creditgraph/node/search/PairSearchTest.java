package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.search.Cancellation;
import creditgraph.node.search.PathTally.Fate;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Command;
import creditgraph.protocol.path.Pathfinding.FindPath;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.Withdraw;
import creditgraph.protocol.path.ReleaseCard;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.YearOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PairSearchTest {

  private static final ActorTestKit KIT = ActorTestKit.create();

  private static final RulesetId RULESET = new RulesetId("performers");
  private static final SnapshotRef OLD = new SnapshotRef("2026-10", RULESET, "aaaaaaaa");
  private static final SnapshotRef NEW = new SnapshotRef("2026-11", RULESET, "bbbbbbbb");
  private static final NamedArtist LOW = new NamedArtist(new ArtistId(41), "Low", 3);
  private static final NamedArtist HIGH = new NamedArtist(new ArtistId(45), "High", 5);
  private static final NamedArtist BETWEEN = new NamedArtist(new ArtistId(43), "Between", 4);
  private static final CreditedHop LAST = hop(BETWEEN, 8, HIGH);
  private static final Found ROUTE =
      Found.one(OLD, LOW, HIGH, List.of(hop(LOW, 7, BETWEEN), LAST), 99, Duration.ofMillis(2));

  private static final PathReply CANCELLED = new BudgetExhausted(OLD, "cancelled", 1);

  private final ControlledEngine engine = new ControlledEngine();
  private final PathTally tally = new PathTally();
  private final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
  private final ActorRef<Command> search =
      KIT.spawn(PairSearch.create(engine, tally, "performers/41/45", shard.getRef()));
  private final TestProbe<PathReply> player = KIT.createTestProbe();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void answersWhatTheEngineFound() {
    search.tell(upward(player));
    engine.complete(0, ROUTE);

    player.expectMessage(ROUTE);
  }

  @Test
  void turnsTheRouteRoundForTheOtherDirection() {
    search.tell(downward(player));
    engine.complete(0, ROUTE);

    Found turned = player.expectMessageClass(Found.class);
    assertThat(turned.from()).isEqualTo(HIGH);
    assertThat(turned.to()).isEqualTo(LOW);
    assertThat(turned.hops()).extracting(Hop::from).containsExactly(HIGH, BETWEEN);
    assertThat(turned.hops().getFirst())
        .isEqualTo(
            new CreditedHop(HIGH, LAST.release(), BETWEEN, LAST.toCredits(), LAST.fromCredits()));
    assertThat(turned.edgesScanned()).isEqualTo(99);
  }

  @Test
  void turnsNotConnectedRoundToo() {
    search.tell(downward(player));
    engine.complete(0, new NotConnected(OLD, LOW, HIGH, 9, 2, List.of(NEW)));

    player.expectMessage(new NotConnected(OLD, HIGH, LOW, 2, 9, List.of(NEW)));
  }

  @Test
  void joinsTheRunningSearchWhenThePairIsAskedTwice() {
    TestProbe<PathReply> other = KIT.createTestProbe();
    search.tell(upward(player));
    search.tell(downward(other));
    engine.awaitSearches(1);
    engine.complete(0, ROUTE);

    player.expectMessageClass(Found.class);
    other.expectMessageClass(Found.class);
    assertThat(engine.searches()).isEqualTo(1);
    assertThat(tally.of(Fate.JOINED)).isEqualTo(1);
  }

  @Test
  void searchesWithTheOptionsReadFromTheLowerArtist() {
    RouteOptions upward = new OptionsExample().via(7, 8).yearOrder(YearOrder.ASCENDING).options();
    RouteOptions downward =
        new OptionsExample().via(8, 7).yearOrder(YearOrder.DESCENDING).options();
    TestProbe<PathReply> other = KIT.createTestProbe();
    search.tell(new FindPath(RULESET, HIGH.id(), LOW.id(), downward, player.getRef()));
    search.tell(new FindPath(RULESET, LOW.id(), HIGH.id(), upward, other.getRef()));
    engine.complete(0, ROUTE);

    assertThat(player.expectMessageClass(Found.class).from()).isEqualTo(HIGH);
    other.expectMessage(ROUTE);
    assertThat(engine.asked)
        .containsExactly(new PairQuestion(PairKey.of(RULESET, LOW.id(), HIGH.id()), upward));
  }

  @Test
  void turnsPlayersAwayWhenTooManyWait() {
    for (int i = 0; i < PairSearch.MAX_WAITING; i++) {
      search.tell(upward(player));
    }
    TestProbe<PathReply> late = KIT.createTestProbe();
    search.tell(upward(late));

    late.expectMessage(PairSearch.BUSY);
    assertThat(tally.of(Fate.REFUSED)).isEqualTo(1);
    engine.complete(0, ROUTE);
    assertThat(player.receiveSeveralMessages(PairSearch.MAX_WAITING)).containsOnly(ROUTE);
  }

  @Test
  void countsThoseWhoseTurnCameTooLate() {
    search.tell(upward(player));
    engine.complete(0, PairSearch.BUSY);

    player.expectMessage(PairSearch.BUSY);
    assertThat(tally.of(Fate.REFUSED)).isEqualTo(1);
  }

  @Test
  void asksToBeStoppedOnceNobodyWaits() {
    search.tell(upward(player));
    engine.awaitSearches(1);
    shard.expectNoMessage(Duration.ZERO);
    engine.complete(0, ROUTE);

    shard.expectMessage(new ClusterSharding.Passivate<>(search));
    search.tell(new PairSearch.ForgetPath());
    player.expectMessage(ROUTE);
    player.expectTerminated(search);
  }

  @Test
  void searchesForWhoeverComesBeforeItIsStopped() {
    search.tell(upward(player));
    engine.complete(0, ROUTE);
    player.expectMessage(ROUTE);

    search.tell(upward(player));
    engine.complete(1, new NotConnected(NEW, LOW, HIGH, 9, 2, List.of()));

    player.expectMessage(new NotConnected(NEW, LOW, HIGH, 9, 2, List.of()));
  }

  @Test
  void endsTheSearchWhenTheLastWhoWaitedHasGone() {
    TestProbe<PathReply> other = KIT.createTestProbe();
    search.tell(upward(player));
    search.tell(downward(other));
    engine.awaitSearches(1);

    search.tell(new Withdraw(player.getRef()));
    search.tell(new Withdraw(player.getRef()));
    assertThat(engine.isCancelled(0)).isFalse();
    search.tell(new Withdraw(other.getRef()));

    engine.awaitCancelled(0);
    engine.complete(0, CANCELLED);
    shard.expectMessage(new ClusterSharding.Passivate<>(search));
    player.expectNoMessage(Duration.ZERO);
    other.expectNoMessage(Duration.ZERO);
  }

  @Test
  void answersWhoStaysWhenAnotherHasGone() {
    TestProbe<PathReply> other = KIT.createTestProbe();
    search.tell(upward(other));
    search.tell(upward(player));
    search.tell(new Withdraw(other.getRef()));
    engine.complete(0, ROUTE);

    player.expectMessage(ROUTE);
    other.expectNoMessage(Duration.ZERO);
  }

  @Test
  void searchesAnewForWhoeverComesWhileASearchIsBeingEnded() {
    TestProbe<PathReply> late = KIT.createTestProbe();
    search.tell(upward(player));
    search.tell(new Withdraw(player.getRef()));
    engine.awaitCancelled(0);
    search.tell(upward(late));
    engine.complete(0, CANCELLED);

    engine.complete(1, ROUTE);

    late.expectMessage(ROUTE);
    assertThat(engine.isCancelled(1)).isFalse();
    assertThat(tally.of(Fate.JOINED)).isZero();
  }

  @Test
  void asksToBeStoppedWhenSomebodyWithdrawsFromASearchThatHasEnded() {
    search.tell(new Withdraw(player.getRef()));

    shard.expectMessage(new ClusterSharding.Passivate<>(search));
  }

  @Test
  void endsTheSearchOfAnEntityThatLeavesToo() {
    search.tell(upward(player));
    search.tell(new PairSearch.ForgetPath());
    search.tell(new Withdraw(player.getRef()));

    engine.awaitCancelled(0);
    engine.complete(0, CANCELLED);
    player.expectTerminated(search);
  }

  @Test
  void endsTheSearchOfAnEntityThatLeavesWhenItsAskersHaveEnded() {
    TestProbe<PathReply> other = KIT.createTestProbe();
    search.tell(upward(player));
    search.tell(downward(other));
    search.tell(new PairSearch.ForgetPath());

    player.stop();
    shard.expectNoMessage(Duration.ofMillis(100));
    assertThat(engine.isCancelled(0)).isFalse();
    other.stop();

    engine.awaitCancelled(0);
  }

  @Test
  void asksPlayersToComeBackWhenTheSearchBroke() {
    search.tell(upward(player));
    engine.fail(0, new IllegalStateException("targets.bin at byte 4096"));

    player.expectMessage(PairSearch.BUSY);
  }

  @Test
  void answersThoseWhoWaitBeforeItIsForgotten() {
    TestProbe<PathReply> late = KIT.createTestProbe();
    search.tell(upward(player));
    search.tell(new PairSearch.ForgetPath());
    search.tell(upward(late));
    late.expectMessage(PairSearch.BUSY);

    engine.complete(0, ROUTE);

    player.expectMessage(ROUTE);
    player.expectTerminated(search);
  }

  private static FindPath upward(TestProbe<PathReply> player) {
    return new FindPath(RULESET, LOW.id(), HIGH.id(), RouteOptions.NONE, player.getRef());
  }

  private static FindPath downward(TestProbe<PathReply> player) {
    return new FindPath(RULESET, HIGH.id(), LOW.id(), RouteOptions.NONE, player.getRef());
  }

  private static CreditedHop hop(NamedArtist from, int release, NamedArtist to) {
    return new CreditedHop(
        from,
        new ReleaseCard(
            new ReleaseId(release), "Title", "Headline", 1990, "", List.of("CD"), 0, 2, 9),
        to,
        List.of(new CreditEvidence("main", "", from.name(), "", List.of())),
        List.of(new CreditEvidence("extra", "Bass", to.name(), "", List.of())));
  }

  /// Ends searches when the test says so.
  private static final class ControlledEngine implements PathEngine {

    private final List<PairQuestion> asked = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<PathReply>> running = new CopyOnWriteArrayList<>();
    private final List<Cancellation> cancellations = new CopyOnWriteArrayList<>();

    @Override
    public CompletionStage<PathReply> find(PairQuestion question, Cancellation cancellation) {
      asked.add(question);
      CompletableFuture<PathReply> search = new CompletableFuture<>();
      cancellations.add(cancellation);
      running.add(search);
      return search;
    }

    boolean isCancelled(int search) {
      return cancellations.get(search).isRequested();
    }

    void awaitCancelled(int search) {
      KIT.createTestProbe()
          .awaitAssert(() -> {
            assertThat(isCancelled(search)).isTrue();
            return true;
          });
    }

    int searches() {
      return running.size();
    }

    void awaitSearches(int count) {
      KIT.createTestProbe()
          .awaitAssert(() -> {
            assertThat(running).hasSize(count);
            return true;
          });
    }

    void complete(int search, PathReply reply) {
      awaitSearches(search + 1);
      assertThat(running.get(search).complete(reply)).isTrue();
    }

    void fail(int search, Exception failure) {
      awaitSearches(search + 1);
      assertThat(running.get(search).completeExceptionally(failure)).isTrue();
    }
  }
}
