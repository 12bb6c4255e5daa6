package creditgraph.node.artist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.GraphFixture;
import creditgraph.node.journal.Database;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.ArtistMatch;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.MatchedBy;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import creditgraph.protocol.artist.ArtistLookup.UnknownRuleset;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names in a real PostgreSQL, loaded from a real snapshot.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArtistDeskIT {

  /// Enough names for the planner to prefer an index to reading everything.
  private static final int FILLERS = 20_000;

  private static final Comparator<ArtistMatch> BEST_KNOWN =
      Comparator.comparing(ArtistMatch::releases)
          .reversed()
          .thenComparing(match -> match.id().value());

  private EmbeddedPostgres postgres;
  private Database database;
  private Path graphRoot;
  private SnapshotRef snapshot;
  private ArtistNameStore store;

  private final SnapshotShelf shelf = new SnapshotShelf();
  private LoadedNames loaded = new LoadedNames();

  @BeforeAll
  void loadTheNames(@TempDir Path directory) throws IOException, SQLException {
    // It would hold locks, and count anew, whenever it likes.
    postgres = EmbeddedPostgres.builder().setServerConfig("autovacuum", "off").start();
    database =
        Database.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 2, Duration.ofSeconds(30));
    graphRoot = directory;
    store = new ArtistNameStore(database.connections());
    snapshot = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, FILLERS);
    load(snapshot);
  }

  @AfterAll
  void stopTheDatabase() throws IOException {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void openTheSnapshot() throws IOException, SQLException {
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, snapshot));
    loaded = new LoadedNames();
    loaded.set(store.loaded());
  }

  @AfterEach
  void closeTheSnapshot() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void findsANameWithoutItsAccents() {
    assertThat(search("BJORK", 10)).containsExactly(named(2, "Björk Ek", 2));
  }

  @Test
  void findsANameThatIsNotLatin() {
    assertThat(search("дом", 10)).extracting(ArtistMatch::name).containsExactly("Дом");
  }

  @Test
  void countsReleasesOfAnArtistAloneAsFame() {
    assertThat(search("дом", 10)).containsExactly(named(4, "Дом", 2));
  }

  @Test
  void findsANameByALaterWord() {
    assertThat(search("finns", 10)).containsExactly(named(6, "The Finns", 1));
    assertThat(search("ek", 10)).contains(named(2, "Björk Ek", 2));
  }

  @Test
  void leadsFromAVariationToTheArtist() {
    assertThat(search("anna lund", 10))
        .containsExactly(match(1, "Ana", MatchedBy.VARIATION, "Anna Lund", 1));
    assertThat(search("cyrus", 10))
        .containsExactly(match(3, "Cy (2)", MatchedBy.VARIATION, "Cyrus", 2));
  }

  @Test
  void leadsFromAnAliasToTheArtist() {
    assertThat(search("night shift", 10))
        .containsExactly(match(3, "Cy (2)", MatchedBy.ALIAS, "Night Shift", 2));
    assertThat(search("nihgt shift", 10))
        .contains(match(3, "Cy (2)", MatchedBy.ALIAS, "Night Shift", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "an"})
  void ranksAnOwnNameBeforeTheAliasOfSomebodyBetterKnown(String query) {
    assertThat(search(query, 10))
        .containsExactly(named(1, "Ana", 1), match(3, "Cy (2)", MatchedBy.ALIAS, "Ana", 2));
  }

  @Test
  void findsAHomonymByItsBareName() {
    assertThat(search("cy", 10).getFirst()).isEqualTo(named(3, "Cy (2)", 2));
  }

  @Test
  void ranksTheWholeNameBeforeItsContinuations() {
    List<ArtistMatch> matches = search("filler number 1", 5);

    assertThat(matches.getFirst().name()).isEqualTo("Filler Number 1");
    assertThat(matches).hasSize(5);
    assertThat(matches)
        .extracting(ArtistMatch::name)
        .allMatch(name -> name.startsWith("Filler Number 1"));
  }

  @Test
  void ranksMoreReleasesFirstAmongEquals() {
    List<ArtistMatch> all = search("filler number", 50);

    assertThat(all).extracting(ArtistMatch::releases).isSortedAccordingTo((a, b) -> b - a);
    assertThat(all.stream().map(match -> match.id().value()).toList()).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"filler", "filler number 1", "number 12", "filler number 123"})
  void answersACrowdedPrefixAsIfItHadRankedThemAll(String query) throws SQLException {
    List<Integer> ranked = new ArrayList<>();
    String f = snapshot.fingerprint();
    try (Connection connection = database.connections().getConnection();
        PreparedStatement select = connection.prepareStatement(NameSearch.PREFIX_SQL)) {
      bind(select, List.of(query, f, query, NameSearch.endOfPrefix(query), 50, f));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ranked.add(rows.getInt(1));
        }
      }
    }

    assertThat(search(query, 50)).extracting(match -> match.id().value()).isEqualTo(ranked);
  }

  @Test
  void ranksNoCrowdWhileSomebodyTypes() throws SQLException {
    try (Connection connection = database.connections().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                select left(term, length) from artist_term
                cross join generate_series(1, 20) as length
                where char_length(term) >= length and left(term, length) not like '% '
                group by 1 having count(*) > ?
                except select prefix from artist_short
                """)) {
      select.setInt(1, NameTables.CROWD);
      try (ResultSet rows = select.executeQuery()) {
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void answersOneLetterAsItAnswersMore() {
    assertThat(search("a", 10)).isEqualTo(search("ana", 10));
    assertThat(search("n", 3)).hasSize(3);
    assertThat(search("fil", 50)).hasSize(50);
  }

  @Test
  void ranksWhoASlipMayHaveMeantByFame() {
    assertThat(search("filler numbre 12", 3))
        .isEqualTo(search("filler number 12", 50).stream().sorted(BEST_KNOWN).limit(3).toList());
  }

  @Test
  void findsSomebodyAlikeAfterMoreThanOneSlip() {
    assertThat(search("bjrokk ek", 10)).extracting(ArtistMatch::name).contains("Björk Ek");
  }

  @Test
  void forgivesASlipOfThePen() {
    assertThat(search("bjrok ek", 10)).extracting(ArtistMatch::name).contains("Björk Ek");
  }

  @Test
  void findsWhoseLastNameWasTypedFirst() {
    assertThat(search("ek, björk", 10)).extracting(ArtistMatch::name).contains("Björk Ek");
  }

  @Test
  void findsNobodyForSignsThatNobodyBears() {
    assertThat(search("???", 10)).isEmpty();
    assertThat(search("%", 10)).isEmpty();
    assertThat(search("'; drop table artist; --", 10)).isEmpty();
  }

  @Test
  void namesTheRulesetsThereAre() {
    RulesetId studio = new RulesetId("studio");

    assertThat(reply(studio, "ana"))
        .isEqualTo(new UnknownRuleset(studio, List.of(GraphFixture.EVERYONE)));
  }

  @Test
  void isBusyWhileTheFirstNamesAreOnTheirWay() {
    loaded = new LoadedNames();

    assertThat(reply(GraphFixture.EVERYONE, "ana")).isInstanceOf(Busy.class);
  }

  @Test
  void isBusyWhenAnotherNodeHasDroppedTheNames() throws IOException {
    SnapshotRef dropped = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 5);
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, dropped));
    loaded.set(List.of(dropped));

    assertThat(reply(GraphFixture.EVERYONE, "ana")).isInstanceOf(Busy.class);
    assertThat(reply(GraphFixture.EVERYONE, "anna lund")).isInstanceOf(Busy.class);
  }

  @Test
  void answersFromTheNamesBeforeWhileNewOnesAreOnTheirWay() throws IOException {
    SnapshotRef next = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 7);
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, next));

    assertThat(((Matches) reply(GraphFixture.EVERYONE, "ana")).snapshot()).isEqualTo(snapshot);
  }

  @Test
  void turnsSearchesAwayWhenTooManyWait() {
    Deque<Runnable> queue = new ArrayDeque<>();
    ArtistDesk desk = new ArtistDesk(database.connections(), queue::add, shelf, loaded);
    for (int i = 0; i < ArtistDesk.MAX_SEARCHES; i++) {
      desk.search(GraphFixture.EVERYONE, "ana", 1);
    }

    assertThat(desk.search(GraphFixture.EVERYONE, "ana", 1))
        .isCompletedWithValueMatching(Busy.class::isInstance);
    queue.forEach(Runnable::run);
    assertThat(desk.search(GraphFixture.EVERYONE, "ana", 1)).isNotCompleted();
  }

  @Test
  void failsWhenTheDatabaseIsGone() {
    Database gone =
        Database.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 1, Duration.ofSeconds(30));
    gone.close();
    ArtistDesk desk = new ArtistDesk(gone.connections(), Runnable::run, shelf, loaded);

    assertThatThrownBy(
            () -> desk.search(GraphFixture.EVERYONE, "ana", 1).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining(snapshot.path());
    assertThat(gone.answers()).isFalse();
  }

  @Test
  void readsAnIndexForEveryKindOfSearch() throws SQLException {
    String f = snapshot.fingerprint();

    assertThat(plan(NameSearch.SHORT_SQL, f, f, "fil", 10))
        .contains("Index")
        .doesNotContain("Seq Scan");
    assertThat(
            plan(NameSearch.PREFIX_SQL, "bjor", f, "bjor", NameSearch.endOfPrefix("bjor"), 10, f))
        .contains("Index")
        .doesNotContain("Seq Scan");
    assertThat(
            plan(
                NameSearch.SLIPS_SQL,
                new String[] {"bjork", "bjrko"},
                f,
                NameSearch.endOfPrefix(""),
                8))
        .contains("Index")
        .doesNotContain("Seq Scan");
    assertThat(plan(NameSearch.CROWDED_SQL, f, new String[] {"b", "bj"}, 40_000))
        .contains("Index")
        .doesNotContain("Seq Scan");
    String q = "bjrokk ek";
    assertThat(
            plan(
                NameSearch.ALIKE_SQL,
                q,
                3,
                f,
                "bj",
                NameSearch.endOfPrefix("bj"),
                6,
                12,
                q,
                3,
                3,
                10,
                f))
        .contains("Index")
        .doesNotContain("Seq Scan");
  }

  private void load(SnapshotRef ref) throws IOException, SQLException {
    try (Snapshot opened = Snapshot.open(GraphFixture.directory(graphRoot, ref))) {
      store.load(ref, opened);
    }
  }

  private List<ArtistMatch> search(String query, int limit) {
    return ((Matches)
            desk().search(GraphFixture.EVERYONE, query, limit).toCompletableFuture().join())
        .matches();
  }

  private SearchReply reply(RulesetId ruleset, String query) {
    return desk().search(ruleset, query, 10).toCompletableFuture().join();
  }

  private ArtistDesk desk() {
    return new ArtistDesk(database.connections(), Runnable::run, shelf, loaded);
  }

  private static ArtistMatch named(int id, String name, int releases) {
    return new ArtistMatch(new ArtistId(id), name, MatchedBy.NAME, "", releases);
  }

  private static ArtistMatch match(
      int id, String name, MatchedBy matchedBy, String matchedOn, int releases) {
    return new ArtistMatch(new ArtistId(id), name, matchedBy, matchedOn, releases);
  }

  private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private String plan(String sql, Object... values) throws SQLException {
    try (Connection connection = database.connections().getConnection();
        PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
      bind(explain, List.of(values));
      try (ResultSet rows = explain.executeQuery()) {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
        return String.join("\n", lines);
      }
    }
  }
}
