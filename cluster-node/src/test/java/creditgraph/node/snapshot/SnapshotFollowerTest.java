package creditgraph.node.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.http.snapshot.SnapshotServer;
import creditgraph.http.snapshot.SnapshotServerSettings;
import creditgraph.node.GraphFixture;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.snapshot.NodeSnapshotState;
import creditgraph.protocol.snapshot.NodeSnapshotState.OpenSnapshot;
import creditgraph.protocol.snapshot.NodeSnapshotState.RefusedSnapshot;
import creditgraph.protocol.snapshot.SnapshotOffer;
import creditgraph.protocol.snapshot.SnapshotRollout;
import creditgraph.protocol.snapshot.SnapshotRollout.DescribeNodes;
import creditgraph.protocol.snapshot.SnapshotRollout.NodeStates;
import creditgraph.protocol.snapshot.SnapshotRollout.ReportSnapshots;
import creditgraph.protocol.snapshot.SnapshotRollout.Turn;
import creditgraph.testkit.disk.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.stream.Materializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Nodes with disks of their own, a real server and a real roll-out, in one process and without a
/// cluster.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
final class SnapshotFollowerTest {

  private static final ActorTestKit KIT = ActorTestKit.create("follower");
  private static final ExecutorService BLOCKING = Executors.newCachedThreadPool();
  private static final Duration INTERVAL = Duration.ofMillis(50);

  /// No node loses its turn because the machine stood still for a moment.
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final long SLOW = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path temporary;

  /// Everything that nodes have said, in its order.
  private final List<ReportSnapshots> said = new CopyOnWriteArrayList<>();

  private final SnapshotShelf controlShelf = new SnapshotShelf();
  private final List<TestNode> nodes = new ArrayList<>();
  private Path controlRoot;
  private ServerBinding server;
  private BadLine line;
  private ActorRef<SnapshotRollout.Command> rollout;

  /// The roll-out's.
  private volatile Clock clock = Clock.systemUTC();

  @BeforeEach
  void startControl() throws IOException {
    controlRoot = temporary.resolve("control");
    server =
        SnapshotServer.start(
                KIT.system(),
                SnapshotServerSettings.from(ConfigFactory.load()),
                new GraphFiles(controlRoot, BLOCKING))
            .toCompletableFuture()
            .join();
    line = BadLine.to(server.localAddress().getPort());
    startRollout(LEASE);
  }

  private void startRollout(Duration lease) {
    rollout = KIT.spawn(Behaviors.setup(context -> listening(KIT.spawn(rollout(lease)))));
    // It has begun; with the lease over, so are the turns that another might have given before.
    assertThat(states()).isEmpty();
    passTime(lease);
  }

  /// To the roll-out alone.
  private void passTime(Duration time) {
    clock = Clock.offset(clock, time);
  }

  @AfterEach
  void stopAll() throws IOException {
    nodes.forEach(TestNode::stop);
    KIT.stop(rollout);
    ShelfFixture.closeAll(controlShelf);
    line.close();
    server.unbind().toCompletableFuture().join();
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
    BLOCKING.shutdown();
  }

  @Test
  void bringsWhatIsCurrentToAnEmptyDisk() throws IOException {
    SnapshotRef current = offer(3);
    TestNode node = start("pi-1");

    node.awaitOpen(current);

    assertThat(node.directory(current).resolve("roles.mcg")).exists();
    assertThat(node.directory(current).resolve("evidence.mcg")).doesNotExist();
    await(() ->
        assertThat(states())
            .singleElement()
            .extracting(NodeSnapshotState::open)
            .isEqualTo(List.of(new OpenSnapshot(current, 100))));
  }

  @Test
  void opensWhatItHasWithoutAnybodyToAsk() throws IOException {
    SnapshotRef current = offer(3);
    TestNode before = start("pi-1");
    before.awaitOpen(current);
    before.stop();
    line.close();
    KIT.stop(rollout);

    start("pi-1").awaitOpen(current);
  }

  @Test
  void keepsThePreviousOneAndGoesBackToItWithoutFetching() throws IOException {
    SnapshotRef oldest = offer(1);
    TestNode node = start("pi-1");
    node.awaitOpen(oldest);
    SnapshotRef previous = offer(2);
    node.awaitOpen(previous);
    SnapshotRef current = offer(3);
    node.awaitOpen(current);
    await(() -> assertThat(node.directory(oldest)).doesNotExist());
    line.takeRequests();

    new GraphRoot(controlRoot).makeCurrent(controlRoot.resolve(previous.path()));
    ShelfFixture.open(controlShelf, controlRoot.resolve(previous.path()));
    node.awaitOpen(previous);

    assertThat(line.takeRequests()).isEmpty();
    assertThat(node.directory(current)).exists();
  }

  @Test
  void fetchesAgainWhatTheCardHasDamaged() throws IOException {
    SnapshotRef current = offer(3);
    TestNode before = start("pi-1");
    before.awaitOpen(current);
    before.stop();
    Path roles = before.directory(current).resolve("roles.mcg");
    byte[] bytes = Files.readAllBytes(roles);
    bytes[bytes.length / 2] ^= 1;
    Files.write(roles, bytes);
    Files.delete(before.directory(current).resolve("artist-ids.mcg"));
    line.takeRequests();

    start("pi-1").awaitOpen(current);

    assertThat(line.takeRequests()).hasSize(2).allMatch(range -> range.startsWith("bytes=0-"));
    assertThat(roles)
        .hasSameBinaryContentAs(controlRoot.resolve(current.path()).resolve("roles.mcg"));
  }

  @Test
  void letsOneNodeAfterTheOtherFetch() throws IOException {
    SnapshotRef current = offer(20_000);
    long rate = (long) (0.8 * topologyBytes(current));
    List<TestNode> three =
        Stream.of("pi-1", "pi-2", "pi-3")
            .map(name -> start(name, temporary.resolve(name), rate))
            .toList();

    for (TestNode node : three) {
      node.awaitOpen(current);
    }

    List<String> holders =
        said.stream()
            .filter(report -> report.turn() == Turn.HELD)
            .map(report -> report.state().name())
            .toList();
    List<String> inTurn = new ArrayList<>();
    for (String holder : holders) {
      if (inTurn.isEmpty() || !inTurn.getLast().equals(holder)) {
        inTurn.add(holder);
      }
    }
    assertThat(inTurn).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void passesTheTurnOfANodeThatDiesWithIt() throws IOException {
    SnapshotRef current = offer(20_000);
    TestNode slow = start("pi-1", temporary.resolve("pi-1"), SLOW);
    await(() -> assertThat(said).anyMatch(report -> report.turn() == Turn.HELD));
    TestNode other = start("pi-2");

    slow.stop();
    passTime(LEASE);
    other.awaitOpen(current);

    TestNode again = start("pi-1");
    again.awaitOpen(current);
  }

  @Test
  void stopsItsFetchWhenNobodyAnswers() throws IOException {
    KIT.stop(rollout);
    startRollout(Duration.ofMillis(800));
    offer(20_000);
    start("pi-1", temporary.resolve("pi-1"), SLOW);
    await(() -> assertThat(said).anyMatch(report -> report.turn() == Turn.HELD));

    LoggingTestKit.info("no answer for half a lease")
        .expect(
            KIT.system(),
            () -> {
              KIT.stop(rollout);
              return true;
            });
  }

  @Test
  void saysWhyItCannotFetchAndGoesOnWhenTheServerIsBack() throws IOException {
    SnapshotRef current = offer(3);
    BadLine next = BadLine.to(server.localAddress().getPort());
    line.close();
    TestNode node = start("pi-1");
    await(() ->
        assertThat(states().getFirst().refused())
            .containsExactly(
                new RefusedSnapshot(current.path(), "the snapshot server cannot be reached")));
    assertThat(node.shelf.isServing()).isFalse();

    line = next;

    node.awaitOpen(current);
    await(() -> assertThat(states().getFirst().refused()).isEmpty());
  }

  @Test
  void standsStillOnAFullDiskUntilThereIsRoom() throws IOException {
    SnapshotRef first = offer(3);
    try (SmallDisk disk = mount(temporary.resolve("pi-1"), 512 << 10)) {
      TestNode node = start("pi-1");
      node.awaitOpen(first);
      SnapshotRef large = offer(40_000);

      await(() -> assertThat(node.shelf.trouble()).contains("too little room"));
      assertThat(node.shelf.fingerprints()).isEmpty();
      assertThat(node.shelf.isServing()).isFalse();
      await(() -> assertThat(states().getFirst().trouble()).contains("too little room"));
      assertThat(node.shelf.current(GraphFixture.EVERYONE)).contains(first);

      disk.resize(64 << 20);
      node.awaitOpen(large);
      await(() -> assertThat(node.shelf.fingerprints()).containsExactly(large.fingerprint()));
      node.stop();
    }
  }

  @Test
  void standsStillOnAReadOnlyDiskUntilItIsMended() throws IOException {
    SnapshotRef current = offer(3);
    try (SmallDisk disk = mount(temporary.resolve("pi-1"), 4 << 20)) {
      TestNode node = start("pi-1");
      node.awaitOpen(current);

      disk.makeReadOnly();
      await(() -> assertThat(node.shelf.trouble()).contains("Read-only file system"));
      assertThat(node.shelf.fingerprints()).isEmpty();
      await(() ->
          assertThat(states().getFirst().trouble())
              .contains("Read-only")
              .doesNotContain(temporary.toString()));

      disk.makeWritable();
      await(() -> assertThat(node.shelf.isServing()).isTrue());
      node.stop();
    }
  }

  /// Publishes on the control node, which opens it.
  private SnapshotRef offer(int fillers) throws IOException {
    SnapshotRef ref = GraphFixture.publish(controlRoot, GraphFixture.EVERYONE, fillers);
    ShelfFixture.open(controlShelf, GraphFixture.directory(controlRoot, ref));
    return ref;
  }

  private long topologyBytes(SnapshotRef ref) throws IOException {
    return Manifest.read(controlRoot.resolve(ref.path())).files().stream()
        .filter(Manifest.FileEntry::isTopology)
        .mapToLong(Manifest.FileEntry::bytes)
        .sum();
  }

  private Behavior<SnapshotRollout.Command> rollout(Duration lease) {
    return Rollout.create(
        () ->
            controlShelf.opened().stream()
                .map(opened ->
                    new SnapshotOffer(opened.ref(), line.address(), opened.manifestSha256()))
                .toList(),
        lease,
        () -> clock.instant());
  }

  private Behavior<SnapshotRollout.Command> listening(ActorRef<SnapshotRollout.Command> real) {
    return Behaviors.receiveMessage(command -> {
      if (command instanceof ReportSnapshots report) {
        said.add(report);
      }
      real.tell(command);
      return Behaviors.same();
    });
  }

  private TestNode start(String name) {
    return start(name, temporary.resolve(name), 0);
  }

  private TestNode start(String name, Path graphRoot, long bytesPerSecond) {
    TestNode node = new TestNode(name, graphRoot);
    node.start(bytesPerSecond);
    nodes.add(node);
    return node;
  }

  private List<NodeSnapshotState> states() {
    TestProbe<NodeStates> probe = KIT.createTestProbe();
    rollout.tell(new DescribeNodes(probe.ref()));
    return probe.receiveMessage().nodes();
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void await(Check check) {
    KIT.createTestProbe()
        .awaitAssert(
            PATIENCE,
            Duration.ofMillis(20),
            () -> {
              try {
                check.run();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
              return true;
            });
  }

  /// Skips the test, visibly, where nobody may mount.
  private static SmallDisk mount(Path directory, long bytes) throws IOException {
    try {
      return SmallDisk.mount(directory, bytes);
    } catch (SmallDisk.CannotMount e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  /// A keeper and a follower on one disk.
  private final class TestNode {

    private final String name;
    private final Path graphRoot;
    private final SnapshotShelf shelf = new SnapshotShelf();
    private final List<ActorRef<?>> actors = new ArrayList<>();

    TestNode(String name, Path graphRoot) {
      this.name = name;
      this.graphRoot = graphRoot;
    }

    void start(long bytesPerSecond) {
      ActorRef<SnapshotKeeper.Command> keeper =
          KIT.spawn(
              SnapshotKeeper.create(
                  graphRoot, SnapshotExtent.SEARCH, INTERVAL, BLOCKING, shelf, _ -> {}));
      OwnSnapshots own = new OwnSnapshots(new GraphRoot(graphRoot));
      SnapshotLine to = new SnapshotLine(KIT.system(), PATIENCE, bytesPerSecond);
      actors.add(
          KIT.spawn(
              SnapshotFollower.create(
                  new NodeReport(
                      name + " " + System.identityHashCode(this), name, graphRoot, shelf),
                  INTERVAL,
                  new DiskUpkeep(own, shelf),
                  offer ->
                      new SnapshotFetch(
                          to,
                          SnapshotExtent.SEARCH,
                          0.05,
                          BLOCKING,
                          Materializer.matFromSystem(KIT.system()),
                          offer,
                          own.staging(offer.ref())),
                  new FetchFailures(Duration.ofMillis(100), Duration.ofMillis(400)),
                  BLOCKING,
                  rollout,
                  keeper)));
      actors.add(keeper);
    }

    void stop() {
      actors.forEach(KIT::stop);
      actors.clear();
    }

    void awaitOpen(SnapshotRef ref) {
      await(() -> {
        assertThat(shelf.current(ref.ruleset())).contains(ref);
        assertThat(shelf.isServing()).isTrue();
      });
    }

    Path directory(SnapshotRef ref) {
      return graphRoot.resolve(ref.path());
    }
  }
}
