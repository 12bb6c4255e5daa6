package creditgraph.node.artist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.GraphFixture;
import creditgraph.node.journal.Database;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Old and new names side by side in a real PostgreSQL: through publishing, going back, loads that
/// are killed, and two nodes at once. Each test has a ruleset of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NameLoadIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private EmbeddedPostgres postgres;
  private Database database;
  private Database otherNode;
  private Path graphRoot;
  private ArtistNameStore store;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    // It would hold locks, and count anew, whenever it likes.
    postgres = EmbeddedPostgres.builder().setServerConfig("autovacuum", "off").start();
    database = open();
    otherNode = open();
    graphRoot = directory;
    store = new ArtistNameStore(database.connections());
  }

  private Database open() {
    return Database.open(
        postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 4, Duration.ofSeconds(30));
  }

  @AfterAll
  void stop() throws IOException {
    otherNode.close();
    database.close();
    postgres.close();
  }

  @Test
  void keepsTheNamesBeforeAndDropsOlderOnes() throws IOException, SQLException {
    List<SnapshotRef> published = publish("band", 3);
    for (SnapshotRef one : published) {
      makeCurrent(one);
    }

    assertThat(loaded("band")).containsExactly(published.get(1), published.get(2));
    assertThat(tables(published.get(0))).isZero();
    assertThat(tables(published.get(1))).isEqualTo(3);
    assertThat(tables(published.get(2))).isEqualTo(3);
  }

  @Test
  void keepsWhatWasCurrentBeforeAfterGoingBackToo() throws IOException, SQLException {
    List<SnapshotRef> published = publish("back", 3);
    makeCurrent(published.get(0));
    makeCurrent(published.get(1));
    makeCurrent(published.get(0));
    makeCurrent(published.get(2));

    assertThat(loaded("back")).containsExactly(published.get(0), published.get(2));
  }

  @Test
  void answersAtOnceAfterGoingBack() throws IOException, SQLException {
    List<SnapshotRef> published = publish("again", 2);
    makeCurrent(published.get(0));
    makeCurrent(published.get(1));

    assertThat(search(published.get(0), "ana").snapshot()).isEqualTo(published.get(0));
  }

  @Test
  void answersFromTheOldNamesWhileNewOnesLoadAndShowsNothingOfThemBefore() throws Exception {
    List<SnapshotRef> published = publish("publishing", 2);
    makeCurrent(published.get(0));
    try (HeldLoad held = HeldLoad.of(this, published.get(1))) {
      Matches meanwhile = search(published.get(1), "ana");

      assertThat(meanwhile.snapshot()).isEqualTo(published.get(0));
      assertThat(meanwhile.matches()).isNotEmpty();
      assertThat(loaded("publishing")).containsExactly(published.get(0));
      assertThat(rows(published.get(1))).isZero();

      held.letGo();
      held.load().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(search(published.get(1), "ana").snapshot()).isEqualTo(published.get(1));
  }

  @Test
  void leavesNothingOfALoadWhoseConnectionIsKilledAndLoadsItAgain() throws Exception {
    List<SnapshotRef> published = publish("killed", 2);
    makeCurrent(published.get(0));
    try (HeldLoad held = HeldLoad.of(this, published.get(1))) {
      held.killConnection();

      assertThatThrownBy(() -> held.load().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(SQLException.class);
    }
    assertThat(tables(published.get(1))).isZero();
    assertThat(loaded("killed")).containsExactly(published.get(0));

    makeCurrent(published.get(1));

    assertThat(loaded("killed")).containsExactly(published.get(0), published.get(1));
    assertThat(search(published.get(1), "ana").matches()).isNotEmpty();
  }

  @Test
  void loadsOnceWhenTwoNodesLoadTheSameNames() throws Exception {
    SnapshotRef one = publish("shared", 1).getFirst();
    ArtistNameStore other = new ArtistNameStore(otherNode.connections());
    Future<?> here = CompletableFuture.runAsync(() -> load(store, one));
    Future<?> there = CompletableFuture.runAsync(() -> load(other, one));
    here.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    there.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(loaded("shared")).containsExactly(one);
    assertThat(search(one, "anna lund").matches()).hasSize(1);
  }

  @Test
  void leavesOldNamesForLaterRatherThanKeepSearchesWaiting() throws Exception {
    List<SnapshotRef> published = publish("patient", 3);
    makeCurrent(published.get(0));
    makeCurrent(published.get(1));
    load(store, published.get(2));
    try (Connection searching = otherNode.connections().getConnection()) {
      searching.setAutoCommit(false);
      searching.prepareStatement("select count(*) from artist_term").executeQuery();

      assertThat(store.dropOld(published.get(2))).isFalse();
      searching.rollback();
    }

    assertThat(store.dropOld(published.get(2))).isTrue();
    assertThat(loaded("patient")).containsExactly(published.get(1), published.get(2));
  }

  private List<SnapshotRef> publish(String ruleset, int snapshots) throws IOException {
    SnapshotRef[] published = new SnapshotRef[snapshots];
    for (int i = 0; i < snapshots; i++) {
      published[i] = GraphFixture.publish(graphRoot, new RulesetId(ruleset), i + 1);
    }
    return List.of(published);
  }

  private void makeCurrent(SnapshotRef ref) throws SQLException {
    load(store, ref);
    assertThat(store.dropOld(ref)).isTrue();
  }

  private void load(NameStore into, SnapshotRef ref) {
    try (Snapshot opened = Snapshot.open(GraphFixture.directory(graphRoot, ref))) {
      into.load(ref, opened);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<SnapshotRef> loaded(String ruleset) throws SQLException {
    return store.loaded().stream().filter(ref -> ref.ruleset().value().equals(ruleset)).toList();
  }

  /// As a node answers that has `current` open.
  private Matches search(SnapshotRef current, String query) throws IOException, SQLException {
    SnapshotShelf shelf = new SnapshotShelf();
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, current));
    try {
      LoadedNames loaded = new LoadedNames();
      loaded.set(store.loaded());
      ArtistDesk desk = new ArtistDesk(database.connections(), Runnable::run, shelf, loaded);
      return (Matches) desk.search(current.ruleset(), query, 10).toCompletableFuture().join();
    } finally {
      ShelfFixture.closeAll(shelf);
    }
  }

  private long tables(SnapshotRef ref) throws SQLException {
    return count(
        "select count(*) from pg_class where relkind = 'r' and relname like ?",
        "artist%" + ref.fingerprint() + "%");
  }

  private long rows(SnapshotRef ref) throws SQLException {
    return count("select count(*) from artist where fingerprint = ?", ref.fingerprint());
  }

  private long count(String sql, String value) throws SQLException {
    try (Connection connection = database.connections().getConnection();
        PreparedStatement count = connection.prepareStatement(sql)) {
      count.setString(1, value);
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /// A load that has written everything and waits for a lock, before it attaches its tables.
  private record HeldLoad(Connection lock, Future<?> load, int process) implements AutoCloseable {

    static HeldLoad of(NameLoadIT test, SnapshotRef ref) throws SQLException {
      Connection lock = test.otherNode.connections().getConnection();
      lock.setAutoCommit(false);
      lock.prepareStatement("lock table artist in share update exclusive mode").execute();
      Future<?> load = CompletableFuture.runAsync(() -> test.load(test.store, ref));
      return new HeldLoad(lock, load, waiting(lock));
    }

    private static int waiting(Connection connection) throws SQLException {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        OptionalInt process = blocked(connection);
        if (process.isPresent()) {
          return process.getAsInt();
        }
      }
      throw new AssertionError("no load waits for the lock after " + PATIENCE);
    }

    private static OptionalInt blocked(Connection connection) throws SQLException {
      String sql = "select pid from pg_locks where not granted and relation = 'artist'::regclass";
      try (PreparedStatement query = connection.prepareStatement(sql);
          ResultSet rows = query.executeQuery()) {
        return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
      }
    }

    void killConnection() throws SQLException {
      try (PreparedStatement kill = lock.prepareStatement("select pg_terminate_backend(?)")) {
        kill.setInt(1, process);
        kill.execute();
      }
    }

    void letGo() throws SQLException {
      lock.rollback();
    }

    @Override
    public void close() throws SQLException {
      lock.rollback();
      lock.close();
    }
  }
}
