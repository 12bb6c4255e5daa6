package creditgraph.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One server for all; each test writes about a place of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcSnapshotRegistryTest {

  private static final Operation PUBLISH =
      new Operation(
          Action.PUBLISH,
          new SnapshotFacts("2026-11", "everyone", "ab12", 3, 5, 8_000_000_000L, 13_000_000_000L),
          "cd34");

  private EmbeddedPostgres server;
  private int places;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void remembersWhoDidWhatWhen() {
    Author ada = author("ada@board");
    Instant before = Instant.now().minus(1, ChronoUnit.MINUTES);
    try (var registry = open(ada)) {
      registry.conclude(registry.intend(PUBLISH), State.DONE, "");
    }
    try (var registry = open(new Author("bo@board", ada.place(), "mcg snapshots", "beef"))) {
      assertThat(registry.newest(10))
          .hasSize(2)
          .allSatisfy(event -> {
            assertThat(event.operation()).isEqualTo(PUBLISH);
            assertThat(event.author()).isEqualTo(ada);
            assertThat(event.at()).isBetween(before, Instant.now().plus(1, ChronoUnit.MINUTES));
          });
      assertThat(registry.newest(10))
          .extracting(RegistryEvent::state)
          .containsExactly(State.DONE, State.INTENDED);
      assertThat(registry.newest(1)).extracting(RegistryEvent::state).containsExactly(State.DONE);
    }
  }

  @Test
  void knowsWhatWasNotConcluded() {
    Author ada = author("ada@board");
    try (var registry = open(ada)) {
      registry.conclude(registry.intend(PUBLISH), State.DONE, "");
      registry.refuse(PUBLISH, "roles.mcg at byte 7: wrong");
      assertThat(registry.unfinished()).isEmpty();
      registry.intend(PUBLISH);
    }
    try (var registry = open(new Author("bo@board", ada.place(), "mcg prune", "beef"))) {
      assertThat(registry.unfinished())
          .singleElement()
          .satisfies(event -> {
            assertThat(event.author()).isEqualTo(ada);
            registry.conclude(event.id(), State.ABANDONED, "found so");
          });
      assertThat(registry.unfinished()).isEmpty();
      RegistryEvent newest = registry.newest(1).getFirst();
      assertThat(newest.author().who()).isEqualTo("bo@board");
      assertThat(newest.note()).isEqualTo("found so");
    }
  }

  @Test
  void anotherPlaceHasALogOfItsOwn() {
    try (var one = open(author("ada@board"));
        var other = open(author("ada@board"))) {
      one.intend(PUBLISH);
      assertThat(other.unfinished()).isEmpty();
      assertThat(other.newest(10)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update creditgraph_registry.snapshot_event set who = 'nobody'",
        "delete from creditgraph_registry.snapshot_event",
        "truncate creditgraph_registry.snapshot_event cascade"
      })
  void aRowStaysAsItWasWritten(String change) throws SQLException {
    try (var registry = open(author("ada@board"));
        Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      registry.intend(PUBLISH);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute(change))
          .withMessageContaining("never changed or removed");
      assertThat(registry.newest(10)).hasSize(1);
    }
  }

  @Test
  void saysWhichServerDoesNotAnswerAndNeverThePassword() {
    assertThatExceptionOfType(RegistryUnavailable.class)
        .isThrownBy(() ->
            JdbcSnapshotRegistry.open(
                "jdbc:postgresql://127.0.0.1:1/postgres?password=secret",
                "postgres",
                "hidden",
                author("ada@board")))
        .withMessageContaining("jdbc:postgresql://127.0.0.1:1/postgres")
        .withMessageNotContainingAny("secret", "hidden");
  }

  private JdbcSnapshotRegistry open(Author author) {
    return JdbcSnapshotRegistry.open(
        server.getJdbcUrl("postgres", "postgres"), "postgres", "", author);
  }

  private Author author(String who) {
    return new Author(who, "board:/srv/" + ++places, "mcg build everyone 2026-11", "cafe");
  }
}
