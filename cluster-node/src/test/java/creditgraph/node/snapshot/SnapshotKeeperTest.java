package creditgraph.node.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.CallingThread;
import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.SnapshotKeeper.Command;
import creditgraph.node.snapshot.SnapshotKeeper.SnapshotSwitched;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotKeeperTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  @TempDir Path graphRoot;
  private final SnapshotShelf shelf = new SnapshotShelf();
  private final TestProbe<SnapshotSwitched> follower = KIT.createTestProbe();
  private final TestProbe<Object> watcher = KIT.createTestProbe();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void closeWhatIsOpen() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void opensEveryCurrentSnapshotAtStart() throws IOException {
    SnapshotRef everyone = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    SnapshotRef band = GraphFixture.publish(graphRoot, new RulesetId("band"), 0);

    start();

    assertThat(follower.receiveSeveralMessages(2))
        .containsExactly(new SnapshotSwitched(band), new SnapshotSwitched(everyone));
    assertThat(shelf.current(GraphFixture.EVERYONE)).contains(everyone);
  }

  @Test
  void waitsForTheFirstSnapshotToBePublished() throws IOException {
    start();
    follower.expectNoMessage();

    SnapshotRef published = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    TIME.timePasses(INTERVAL);

    follower.expectMessage(new SnapshotSwitched(published));
  }

  @Test
  void switchesWhenThePointerMovesAndClosesTheOldOne() throws IOException {
    GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    start();
    follower.receiveMessage();
    LeasedSnapshot old = shelf.lease(GraphFixture.EVERYONE).orElseThrow();

    SnapshotRef next = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 3);
    TIME.timePasses(INTERVAL);

    follower.expectMessage(new SnapshotSwitched(next));
    assertThat(shelf.current(GraphFixture.EVERYONE)).contains(next);
    old.close();
    assertThat(old.snapshot().graph().isOpen()).isFalse();
  }

  @Test
  void looksAgainWithoutOpeningTwice() throws IOException {
    GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    start();
    follower.receiveMessage();

    TIME.timePasses(INTERVAL);

    follower.expectNoMessage();
  }

  @Test
  void refusesADamagedSnapshotByNameAndKeepsTheOneBefore() throws IOException {
    SnapshotRef good = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    start();
    follower.expectMessage(new SnapshotSwitched(good));
    SnapshotRef bad = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 4);
    flipAByte(largestFile(GraphFixture.directory(graphRoot, bad)));

    expectRefusal(
        "snapshot refused place=" + GraphFixture.directory(graphRoot, bad),
        () -> TIME.timePasses(INTERVAL));

    follower.expectNoMessage();
    assertThat(shelf.current(GraphFixture.EVERYONE)).contains(good);
  }

  @Test
  void reportsARefusedSnapshotOnceAndTriesItAgainLater() throws IOException {
    SnapshotRef published = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 4);
    Path file = largestFile(GraphFixture.directory(graphRoot, published));
    byte[] good = Files.readAllBytes(file);
    flipAByte(file);
    expectRefusal(
        "snapshot refused",
        () -> {
          start();
          follower.expectNoMessage();
          TIME.timePasses(INTERVAL);
          TIME.timePasses(INTERVAL);
        });
    Files.write(file, good);

    watcher.awaitAssert(
        Duration.ofSeconds(20),
        Duration.ofMillis(10),
        () -> {
          TIME.timePasses(INTERVAL);
          assertThat(shelf.current(GraphFixture.EVERYONE)).contains(published);
          return true;
        });
  }

  @Test
  void refusesAPointerThatLeadsNowhere() throws IOException {
    Path pointers = Files.createDirectories(graphRoot.resolve("current"));
    Files.writeString(pointers.resolve("everyone"), "2026-11/everyone/0123456789abcdef\n");

    expectRefusal("snapshot refused place=" + pointers.resolve("everyone"), this::start);
  }

  @Test
  void closesEverythingWhenItStops() throws IOException {
    GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    ActorRef<Command> keeper = start();
    follower.receiveMessage();
    LeasedSnapshot leased = shelf.lease(GraphFixture.EVERYONE).orElseThrow();

    KIT.stop(keeper);
    watcher.expectTerminated(keeper);
    leased.close();

    assertThat(shelf.rulesets()).isEmpty();
    assertThat(leased.snapshot().graph().isOpen()).isFalse();
  }

  private ActorRef<Command> start() {
    return KIT.spawn(
        SnapshotKeeper.create(
            graphRoot,
            SnapshotExtent.WHOLE,
            INTERVAL,
            Runnable::run,
            shelf,
            switched -> follower.ref().tell(switched)),
        CallingThread.DISPATCHER);
  }

  /// Exactly one warning that holds the text.
  private static void expectRefusal(String text, Runnable act) {
    LoggingTestKit.warn(text)
        .withOccurrences(1)
        .expect(
            KIT.system(),
            () -> {
              act.run();
              return true;
            });
  }

  private static Path largestFile(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !file.endsWith("manifest.json"))
          .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
          .orElseThrow();
    }
  }

  private static void flipAByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(file, bytes);
  }
}
