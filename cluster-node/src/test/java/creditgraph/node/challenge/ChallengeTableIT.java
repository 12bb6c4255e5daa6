package creditgraph.node.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.game.challenge.ChallengeDay;
import creditgraph.game.challenge.ChallengePicker.Taken;
import creditgraph.node.journal.Database;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.challenge.Challenge;
import creditgraph.protocol.challenge.ChallengeId.OfDay;
import creditgraph.protocol.path.NamedArtist;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Published challenges in a real PostgreSQL. Each test has days of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChallengeTableIT {

  private EmbeddedPostgres postgres;
  private Database database;
  private ChallengeTable table;

  @BeforeAll
  void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    database =
        Database.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 4, Duration.ofSeconds(30));
    table = new ChallengeTable(database.connections());
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
    postgres.close();
  }

  @Test
  void givesBackWhatWasPublished() throws SQLException {
    LocalDate day = LocalDate.of(2026, 3, 29);
    Challenge one = challenge(day, 1, 2);

    assertThat(table.publish(day, _ -> Optional.of(one))).isTrue();

    assertThat(table.on(day)).contains(one);
    assertThat(table.on(day.plusDays(1))).isEmpty();
  }

  @Test
  void keepsTheFirstOfADay() throws SQLException {
    LocalDate day = LocalDate.of(2026, 4, 1);
    Challenge first = challenge(day, 3, 4);
    table.publish(day, _ -> Optional.of(first));

    boolean there =
        table.publish(
            day,
            _ -> {
              throw new AssertionError("the day has one");
            });

    assertThat(there).isTrue();
    assertThat(table.on(day)).contains(first);
  }

  @Test
  void saysThatADayHasNoneStill() throws SQLException {
    LocalDate day = LocalDate.of(2026, 4, 3);

    assertThat(table.publish(day, _ -> Optional.empty())).isFalse();
    assertThat(table.without(day, day.plusDays(1))).containsExactly(day, day.plusDays(1));
  }

  @Test
  void tellsTheChoiceWhoIsTakenNearby() throws SQLException {
    LocalDate day = LocalDate.of(2027, 1, 1);
    for (int distance : new int[] {-61, -60, 60, 61}) {
      LocalDate other = day.plusDays(distance);
      table.publish(other, _ -> Optional.of(challenge(other, 500 + distance, 600 + distance)));
    }
    List<Taken> seen = new ArrayList<>();

    table.publish(
        day,
        taken -> {
          seen.addAll(taken);
          return Optional.empty();
        });

    assertThat(seen).extracting(Taken::artist).containsExactlyInAnyOrder(440, 540, 560, 660);
  }

  @Test
  void letsTwoPublishersComeOneAfterTheOther() {
    LocalDate day = LocalDate.of(2027, 6, 1);
    AtomicInteger choosing = new AtomicInteger();
    AtomicInteger chosen = new AtomicInteger();
    List<CompletableFuture<Boolean>> publishers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      publishers.add(
          CompletableFuture.supplyAsync(() -> {
            try {
              return table.publish(
                  day,
                  _ -> {
                    assertThat(choosing.incrementAndGet()).isEqualTo(1);
                    chosen.incrementAndGet();
                    choosing.decrementAndGet();
                    return Optional.of(challenge(day, 7, 8));
                  });
            } catch (SQLException e) {
              throw new AssertionError(e);
            }
          }));
    }

    assertThat(publishers).allMatch(CompletableFuture::join);
    assertThat(chosen).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update challenge set par = 9 where day = date '2028-01-01'",
        "delete from challenge where day = date '2028-01-01'",
        "truncate challenge"
      })
  void letsNobodyChangeWhatWasPublished(String statement) throws SQLException {
    LocalDate day = LocalDate.of(2028, 1, 1);
    table.publish(day, _ -> Optional.of(challenge(day, 9, 10)));

    try (Connection connection = database.connections().getConnection();
        Statement change = connection.createStatement()) {
      assertThatThrownBy(() -> change.execute(statement))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("neither changed nor removed");
    }
    assertThat(table.on(day)).isPresent();
  }

  @Test
  void listsTheLatestBeforeADayFirst() throws SQLException {
    LocalDate first = LocalDate.of(2020, 1, 1);
    for (int i = 0; i < 5; i++) {
      LocalDate day = first.plusDays(i);
      int artist = 20 + 2 * i;
      table.publish(day, _ -> Optional.of(challenge(day, artist, artist + 1)));
    }

    assertThat(table.before(first.plusDays(4), 3))
        .extracting(one -> one.id().toString())
        .containsExactly("2020-01-04", "2020-01-03", "2020-01-02");
    assertThat(table.before(first.plusDays(1), 3)).hasSize(1);
  }

  private static Challenge challenge(LocalDate day, int from, int to) {
    return new Challenge(
        new OfDay(day),
        ChallengeDay.number(day),
        new SnapshotRef("2026-11", new RulesetId("performers"), "ab12"),
        new NamedArtist(new ArtistId(from), "Дом \"' ; --", 40),
        new NamedArtist(new ArtistId(to), "Cy (2)", 30),
        3,
        Long.MAX_VALUE,
        57,
        "far");
  }
}
