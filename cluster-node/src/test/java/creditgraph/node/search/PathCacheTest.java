package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.MembershipHop;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.RouteQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PathCacheTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final AnswerCodec CODEC = AnswerCodec.of(KIT.system());

  private static final RulesetId RULESET = new RulesetId("performers");
  private static final SnapshotRef OLD = new SnapshotRef("2026-10", RULESET, "aaaaaaaa");
  private static final SnapshotRef NEW = new SnapshotRef("2026-11", RULESET, "bbbbbbbb");
  private static final NamedArtist LOW = new NamedArtist(new ArtistId(41), "Low", 3);
  private static final NamedArtist HIGH = new NamedArtist(new ArtistId(45), "High", 5);

  private SnapshotRef current = OLD;
  private final CurrentSnapshots snapshots =
      new CurrentSnapshots() {
        @Override
        public Optional<SnapshotRef> current(RulesetId ruleset) {
          return ruleset.equals(RULESET) ? Optional.of(current) : Optional.empty();
        }

        @Override
        public List<RulesetId> rulesets() {
          return List.of(RULESET);
        }
      };
  private final PathCache cache = PathCache.of(snapshots, CODEC, 100_000);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void answersBothDirectionsFromOneEntry() {
    cache.keep(question(HIGH, LOW), route(OLD, HIGH, LOW));

    assertThat(cache.find(question(HIGH, LOW))).contains(route(OLD, HIGH, LOW));
    assertThat(cache.find(question(LOW, HIGH))).contains(route(OLD, LOW, HIGH));
    assertThat(cache.holds(question(LOW, HIGH))).isTrue();
  }

  @Test
  void knowsNothingOfAnotherSnapshot() {
    cache.keep(question(LOW, HIGH), route(OLD, LOW, HIGH));
    current = NEW;

    assertThat(cache.find(question(LOW, HIGH))).isEmpty();
    current = OLD;
    assertThat(cache.find(question(LOW, HIGH))).isPresent();
    cache.forget();
    assertThat(cache.find(question(LOW, HIGH))).isEmpty();
  }

  static List<PathReply> repliesThatSayNothingOfThePair() {
    return List.of(
        PairSearch.BUSY,
        new BudgetExhausted(OLD, "edges", 1),
        new Unsatisfied(OLD, LOW, HIGH, 0, 9),
        new UnknownRuleset(RULESET, List.of()));
  }

  @ParameterizedTest
  @MethodSource("repliesThatSayNothingOfThePair")
  void keepsNothingThatSaysNothingOfThePair(PathReply reply) {
    cache.keep(question(LOW, HIGH), reply);

    assertThat(cache.find(question(LOW, HIGH))).isEmpty();
  }

  @Test
  void keepsThatThereIsNoRoute() {
    cache.keep(question(LOW, HIGH), new NotConnected(OLD, LOW, HIGH, 9, 2, List.of()));

    assertThat(cache.find(question(HIGH, LOW)))
        .contains(new NotConnected(OLD, HIGH, LOW, 2, 9, List.of()));
  }

  @Test
  void takesNoMoreThanItsBytes() {
    for (int id = 100; id < 1100; id++) {
      NamedArtist other = new NamedArtist(new ArtistId(id), "A name of some length", 3);
      cache.keep(question(LOW, other), route(OLD, LOW, other));
      assertThat(cache.bytes()).isLessThanOrEqualTo(100_000);
    }

    assertThat(cache.bytes()).isGreaterThan(50_000);
  }

  @Test
  void keepsNothingWhenItIsOff() {
    PathCache off = PathCache.of(snapshots, CODEC, 0);

    off.keep(question(LOW, HIGH), route(OLD, LOW, HIGH));

    assertThat(off.find(question(LOW, HIGH))).isEmpty();
  }

  @Test
  void keepsAnswersToOtherOptionsApartAndFindsEqualOnesHoweverTheyArePut() {
    cache.keep(new RouteQuestion(RULESET, LOW.id(), HIGH.id(), via(7, 8)), route(OLD, LOW, HIGH));

    assertThat(cache.find(question(LOW, HIGH))).isEmpty();
    assertThat(cache.find(new RouteQuestion(RULESET, LOW.id(), HIGH.id(), via(8, 7)))).isEmpty();
    assertThat(cache.find(new RouteQuestion(RULESET, HIGH.id(), LOW.id(), via(8, 7))))
        .contains(route(OLD, HIGH, LOW));
  }

  private static RouteQuestion question(NamedArtist from, NamedArtist to) {
    return RouteQuestion.plain(RULESET, from.id(), to.id());
  }

  private static RouteOptions via(int first, int second) {
    return new OptionsExample().via(first, second).options();
  }

  private static Found route(SnapshotRef snapshot, NamedArtist from, NamedArtist to) {
    List<Hop> hops = List.of(new MembershipHop(from, to, LOW.id()));
    return Found.one(snapshot, from, to, hops, 99, Duration.ofMillis(2));
  }
}
