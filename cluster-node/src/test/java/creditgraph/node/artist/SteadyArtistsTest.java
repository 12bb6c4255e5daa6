package creditgraph.node.artist;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.artist.Artists;
import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.artist.ArtistLookup.Busy;
import creditgraph.protocol.artist.ArtistLookup.Matches;
import creditgraph.protocol.artist.ArtistLookup.SearchReply;
import creditgraph.protocol.artist.ArtistLookup.SnapshotMatches;
import creditgraph.protocol.artist.ArtistLookup.UnknownRuleset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SteadyArtistsTest {

  private static final Duration A_WHILE = Duration.ofMillis(50);

  private static ActorTestKit kit;

  private final SnapshotShelf shelf = new SnapshotShelf();
  private final Deque<Runnable> reading = new ArrayDeque<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away = true;
  private SnapshotRef snapshot;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void open(@TempDir Path graphRoot) throws IOException {
    snapshot = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 3);
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, snapshot));
  }

  @AfterEach
  void close() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void passesOnWhatTheDatabaseFinds() {
    away = false;
    SteadyArtists artists = artists(Duration.ofHours(1));

    assertThat(search(artists)).isInstanceOf(Matches.class);
    assertThat(reading).isEmpty();
  }

  @Test
  void answersFromTheSnapshotAsSoonAsItsNamesAreRead() {
    SteadyArtists artists = artists(Duration.ofHours(1));

    assertThat(search(artists)).isInstanceOf(Busy.class);
    assertThat(search(artists)).isInstanceOf(Busy.class);
    assertThat(reading).as("names read once").hasSize(1);
    reading.remove().run();

    assertThat(search(artists))
        .isInstanceOfSatisfying(
            SnapshotMatches.class,
            found -> {
              assertThat(found.snapshot()).isEqualTo(snapshot);
              assertThat(found.matches()).extracting(match -> match.id().value()).contains(2);
            });
  }

  @Test
  void leavesADatabaseAloneThatFailed() {
    SteadyArtists artists = artists(Duration.ofHours(1));

    for (int i = 0; i < 10; i++) {
      search(artists);
    }

    assertThat(asked).hasValue(SteadyArtists.FAILURES);
  }

  @Test
  void asksADatabaseAgainThatIsBackAndForgetsTheNames() {
    SteadyArtists artists = artists(A_WHILE);
    search(artists);
    search(artists);
    reading.remove().run();
    assertThat(search(artists)).isInstanceOf(SnapshotMatches.class);
    away = false;

    kit.createTestProbe()
        .awaitAssert(() -> {
          assertThat(search(artists)).isInstanceOf(Matches.class);
          return true;
        });
    away = true;
    assertThat(search(artists)).isInstanceOf(Busy.class);
    assertThat(reading).hasSize(1);
  }

  @Test
  void readsTheNamesOfTheSnapshotThatIsCurrent(@TempDir Path next) throws IOException {
    SteadyArtists artists = artists(Duration.ofHours(1));
    search(artists);
    reading.remove().run();
    SnapshotRef switched = GraphFixture.publish(next, GraphFixture.EVERYONE, 9);
    ShelfFixture.open(shelf, GraphFixture.directory(next, switched));

    assertThat(search(artists)).isInstanceOf(Busy.class);
    reading.remove().run();

    assertThat(search(artists))
        .isInstanceOfSatisfying(
            SnapshotMatches.class, found -> assertThat(found.snapshot()).isEqualTo(switched));
  }

  @Test
  void namesTheRulesetsThereAre() {
    assertThat(now(artists(Duration.ofHours(1)).search(new RulesetId("studio"), "b", 5)))
        .isEqualTo(new UnknownRuleset(new RulesetId("studio"), List.of(GraphFixture.EVERYONE)));
  }

  private SteadyArtists artists(Duration tryAgain) {
    Artists database =
        (ruleset, query, limit) -> {
          asked.incrementAndGet();
          return away
              ? CompletableFuture.failedStage(new IllegalStateException("the database is away"))
              : CompletableFuture.completedStage(new Matches(snapshot, List.of()));
        };
    return SteadyArtists.of(kit.system(), database, shelf, reading::add, Runnable::run, tryAgain);
  }

  private static SearchReply search(SteadyArtists artists) {
    return now(artists.search(GraphFixture.EVERYONE, "bjork", 5));
  }

  private static SearchReply now(CompletionStage<SearchReply> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
