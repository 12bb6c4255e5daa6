package creditgraph.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.search.Cancellation;
import creditgraph.node.journal.Database;
import creditgraph.node.search.AnswerTable.Ends;
import creditgraph.node.search.StoredPathEngine.Limits;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.CreditEvidence;
import creditgraph.protocol.path.CreditEvidence.TrackRef;
import creditgraph.protocol.path.CreditedHop;
import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.MembershipHop;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.ReleaseCard;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.RouteQuestion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Stored routes in a real PostgreSQL. Each engine stands for a node that has just started.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoredPathsIT {

  private static final RulesetId RULESET = new RulesetId("performers");
  private static final RulesetId OTHER = new RulesetId("everyone");
  private static final SnapshotRef OLD = new SnapshotRef("2026-10", RULESET, "aaaaaaaa");
  private static final SnapshotRef NEW = new SnapshotRef("2026-11", RULESET, "bbbbbbbb");
  private static final NamedArtist LOW = new NamedArtist(new ArtistId(41), "Дом", 3);
  private static final NamedArtist HIGH = new NamedArtist(new ArtistId(45), "High", 5);
  private static final PairQuestion PAIR = question(LOW.id(), HIGH.id(), RouteOptions.NONE);
  private static final Limits LIMITS = new Limits(2, 1000, Duration.ofSeconds(30));

  private final ActorTestKit kit = ActorTestKit.create();
  private final AtomicInteger searches = new AtomicInteger();
  private PathTally tally = new PathTally();
  private EmbeddedPostgres postgres;
  private Database database;
  private AnswerTable table;
  private SnapshotRef current = OLD;

  @BeforeAll
  void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    database =
        Database.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 2, Duration.ofSeconds(30));
    table = new AnswerTable(database.connections(), AnswerCodec.of(kit.system()));
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("truncate creditgraph.route_answer");
    current = OLD;
    searches.set(0);
    tally = new PathTally();
  }

  @AfterAll
  void stop() throws IOException {
    kit.shutdownTestKit();
    database.close();
    postgres.close();
  }

  @Test
  void a_route_that_was_dear_to_find_is_fetched_by_the_next_node_as_it_was() {
    find(engine(route(OLD, 5000)), PAIR);

    PathReply fetched = find(engine(route(OLD, 1)), PAIR);

    assertThat(fetched).isEqualTo(route(OLD, 5000));
    assertThat(searches).hasValue(1);
    assertThat(tally.of(PathTally.Fate.SEARCH)).isEqualTo(1);
    assertThat(tally.of(PathTally.Fate.DATABASE)).isEqualTo(1);
  }

  @Test
  void a_node_fetches_what_it_has_stored_itself_too() {
    StoredPathEngine engine = engine(route(OLD, 5000));
    find(engine, PAIR);
    find(engine, PAIR);

    assertThat(searches).hasValue(1);
  }

  @Test
  void what_costs_no_more_to_find_than_to_fetch_is_not_stored() throws SQLException {
    find(engine(route(OLD, 999)), PAIR);
    find(engine(new NotConnected(OLD, LOW, HIGH, 9, 2, List.of())), PAIR);

    assertThat(table.pairs(OLD, 9)).isEmpty();
  }

  @Test
  void no_more_are_stored_than_a_snapshot_may_have() throws SQLException {
    StoredPathEngine engine = engine(route(OLD, 5000));
    for (int high = 50; high < 54; high++) {
      find(engine, question(LOW.id(), new ArtistId(high), RouteOptions.NONE));
    }

    assertThat(table.pairs(OLD, 9)).hasSize(LIMITS.answers());
  }

  @Test
  void routes_of_a_snapshot_go_when_another_one_takes_its_place_and_those_of_other_rulesets_stay()
      throws SQLException {
    find(engine(route(OLD, 5000)), PAIR);
    SnapshotRef elsewhere = new SnapshotRef("2026-10", OTHER, "cccccccc");
    table.keep(Ends.of(PAIR), route(elsewhere, 5000));
    current = NEW;

    StoredPathEngine next = engine(route(NEW, 7000));

    assertThat(find(next, PAIR)).isEqualTo(route(NEW, 7000));
    assertThat(table.pairs(OLD, 9)).isEmpty();
    assertThat(table.pairs(elsewhere, 9)).hasSize(1);
  }

  @Test
  void a_route_is_fetched_for_equal_options_only_whoever_asks() throws SQLException {
    RouteOptions avoiding = new OptionsExample().avoidArtists(50, 9).options();
    find(engine(route(OLD, 5000)), question(LOW.id(), HIGH.id(), avoiding));
    find(engine(route(OLD, 6000)), PAIR);

    StoredPathEngine next = engine(route(OLD, 1));

    assertThat(
            find(
                next,
                question(HIGH.id(), LOW.id(), new OptionsExample().avoidArtists(9, 50).options())))
        .isEqualTo(route(OLD, 5000));
    assertThat(find(next, PAIR)).isEqualTo(route(OLD, 6000));
    assertThat(searches).hasValue(2);
    assertThat(table.pairs(OLD, 9))
        .extracting(Ends::options)
        .containsExactlyInAnyOrder("", "avoidArtists=9,50");
  }

  @Test
  void everything_is_searched_while_the_database_cannot_say() throws SQLException {
    find(engine(route(OLD, 5000)), PAIR);
    StoredPathEngine engine = engine(route(OLD, 6000));
    execute("alter table creditgraph.route_answer rename to away");
    try {
      assertThat(find(engine, PAIR)).isEqualTo(route(OLD, 6000));
      assertThat(find(engine(route(OLD, 7000)), PAIR)).isEqualTo(route(OLD, 7000));
    } finally {
      execute("alter table creditgraph.away rename to route_answer");
    }
  }

  @Test
  void a_row_that_cannot_be_read_is_searched_anew() throws SQLException {
    find(engine(route(OLD, 5000)), PAIR);
    execute("update creditgraph.route_answer set answer = '\\x00'");

    assertThat(find(engine(route(OLD, 6000)), PAIR)).isEqualTo(route(OLD, 6000));
  }

  private StoredPathEngine engine(PathReply found) {
    StoredPathEngine engine =
        new StoredPathEngine(
            (_, _) -> {
              searches.incrementAndGet();
              return CompletableFuture.completedStage(found);
            },
            table,
            new CurrentSnapshots() {
              @Override
              public Optional<SnapshotRef> current(RulesetId ruleset) {
                return Optional.of(current);
              }

              @Override
              public List<RulesetId> rulesets() {
                return List.of(RULESET);
              }
            },
            tally,
            LIMITS,
            Runnable::run,
            kit.system());
    engine.follow(current);
    return engine;
  }

  private static PathReply find(StoredPathEngine engine, PairQuestion question) {
    return engine.find(question, Cancellation.create()).toCompletableFuture().join();
  }

  private static PairQuestion question(ArtistId from, ArtistId to, RouteOptions options) {
    return PairQuestion.of(new RouteQuestion(RULESET, from, to, options));
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = database.connections().getConnection();
        Statement any = connection.createStatement()) {
      any.execute(statement);
    }
  }

  private static Found route(SnapshotRef snapshot, long edges) {
    ReleaseCard release =
        new ReleaseCard(
            new ReleaseId(7), "Títle", "Headline", 0, "", List.of("CD", "Album"), 0, 2, 9);
    List<CreditEvidence> credits =
        List.of(
            new CreditEvidence("track", "Bass", "H.", "A1", List.of(new TrackRef("A1", "Low"))));
    NamedArtist between = new NamedArtist(new ArtistId(43), "Between", 4);
    List<Hop> hops =
        List.of(
            new CreditedHop(LOW, release, between, credits, credits),
            new MembershipHop(between, HIGH, HIGH.id()));
    return Found.one(snapshot, LOW, HIGH, hops, edges, Duration.ofNanos(1_234_000));
  }
}
