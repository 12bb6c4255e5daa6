package creditgraph.node.artist;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.CallingThread;
import creditgraph.node.GraphFixture;
import creditgraph.node.artist.ArtistNameLoader.Command;
import creditgraph.node.artist.ArtistNameLoader.Opened;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtistNameLoaderTest {

  private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());

  @TempDir Path graphRoot;
  private final SnapshotShelf shelf = new SnapshotShelf();
  private final LoadedNames loaded = new LoadedNames();
  private final TestProbe<SnapshotRef> loads = KIT.createTestProbe();
  private final RecordingStore store = new RecordingStore(loads.getRef());
  private SnapshotRef first;
  private SnapshotRef second;

  @BeforeEach
  void openASnapshot() throws IOException {
    first = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    second = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 2);
    open(first);
  }

  @AfterEach
  void closeTheSnapshot() {
    ShelfFixture.closeAll(shelf);
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void loadsTheNamesOfASnapshotThatWasOpened() {
    start().tell(new Opened(first));

    loads.expectMessage(first);
    awaitAnswering(first);
  }

  @Test
  void triesAgainWhenTheDatabaseWasAway() {
    store.away = true;
    start().tell(new Opened(first));
    loads.expectMessage(first);
    store.away = false;

    TIME.timePasses(ArtistNameLoader.RETRY_AFTER);

    loads.expectMessage(first);
    awaitAnswering(first);
  }

  @Test
  void loadsTheNewerSnapshotInsteadOfRetryingTheOld() throws IOException {
    store.away = true;
    ActorRef<Command> loader = start();
    loader.tell(new Opened(first));
    loads.expectMessage(first);
    store.away = false;
    open(second);

    loader.tell(new Opened(second));

    loads.expectMessage(second);
    awaitAnswering(second);
    TIME.timePasses(ArtistNameLoader.RETRY_AFTER);
    loads.expectNoMessage();
  }

  @Test
  void passesOverASnapshotThatWasClosedMeanwhile() throws IOException {
    open(second);
    ActorRef<Command> loader = start();

    loader.tell(new Opened(first));
    loader.tell(new Opened(second));

    loads.expectMessage(second);
  }

  @Test
  void loadsTheLastOfThoseOpenedWhileOneLoads() throws IOException {
    Deque<Runnable> running = new ConcurrentLinkedDeque<>();
    ActorRef<Command> loader =
        KIT.spawn(
            ArtistNameLoader.create(store, running::add, shelf, loaded), CallingThread.DISPATCHER);
    SnapshotRef third = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 3);
    loader.tell(new Opened(first));
    awaitAssert(() -> assertThat(running).hasSize(1));
    loader.tell(new Opened(second));
    loader.tell(new Opened(third));

    running.remove().run();
    open(third);
    awaitAssert(() -> assertThat(running).hasSize(1));
    running.remove().run();

    loads.expectMessage(first);
    loads.expectMessage(third);
    awaitAnswering(third);
    assertThat(running).isEmpty();
  }

  @Test
  void comesBackForOldNamesThatCouldNotBeDropped() {
    store.busy = true;
    start().tell(new Opened(first));
    loads.expectMessage(first);
    awaitAnswering(first);
    loads.expectNoMessage();
    store.busy = false;

    TIME.timePasses(ArtistNameLoader.RETRY_AFTER);

    loads.expectMessage(first);
    TIME.timePasses(ArtistNameLoader.RETRY_AFTER);
    loads.expectNoMessage();
  }

  private ActorRef<Command> start() {
    return KIT.spawn(
        ArtistNameLoader.create(store, Runnable::run, shelf, loaded), CallingThread.DISPATCHER);
  }

  private void open(SnapshotRef ref) throws IOException {
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, ref));
  }

  private void awaitAnswering(SnapshotRef snapshot) {
    awaitAssert(() -> assertThat(loaded.answeringFor(snapshot)).contains(snapshot));
  }

  private void awaitAssert(Runnable assertion) {
    loads.awaitAssert(() -> {
      assertion.run();
      return true;
    });
  }

  private static final class RecordingStore implements NameStore {

    private final ActorRef<SnapshotRef> loads;
    private final List<SnapshotRef> done = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile boolean busy;

    RecordingStore(ActorRef<SnapshotRef> loads) {
      this.loads = loads;
    }

    @Override
    public void load(SnapshotRef ref, Snapshot snapshot) throws SQLException {
      loads.tell(ref);
      if (away) {
        throw new SQLException("the database is away");
      }
      done.add(ref);
    }

    @Override
    public boolean dropOld(SnapshotRef current) {
      return !busy;
    }

    @Override
    public List<SnapshotRef> loaded() {
      return done;
    }
  }
}
