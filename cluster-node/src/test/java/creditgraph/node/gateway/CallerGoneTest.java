package creditgraph.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.SearchBudget;
import creditgraph.http.GatewayPorts;
import creditgraph.http.GatewayServer;
import creditgraph.http.GatewaySettings;
import creditgraph.http.artist.Artists;
import creditgraph.http.card.Cards;
import creditgraph.http.challenge.Challenges;
import creditgraph.http.findings.Findings;
import creditgraph.http.health.Health;
import creditgraph.http.health.Nodes;
import creditgraph.http.hidden.HiddenContributors;
import creditgraph.http.job.Jobs;
import creditgraph.http.sample.Samples;
import creditgraph.http.score.Scores;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.http.sweep.Sweeps;
import creditgraph.http.verify.Verifications;
import creditgraph.node.GraphFixture;
import creditgraph.node.search.AnswerCodec;
import creditgraph.node.search.MappedPathEngine;
import creditgraph.node.search.PairSearches;
import creditgraph.node.search.PathCache;
import creditgraph.node.search.PathTally;
import creditgraph.node.search.PathTally.Fate;
import creditgraph.node.search.Patience;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.Command;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.Withdraw;
import creditgraph.protocol.path.RouteOptions;
import creditgraph.protocol.path.RouteQuestion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real sockets, a real gateway and real searches, which begin when the test says so: from the
/// client's connection to the place that its search takes.
@Timeout(300)
final class CallerGoneTest {

  private static final int QUEUE = 8;

  private static final Config ONE_NODE =
      ConfigFactory.parseString(
              """
              pekko {
                actor.provider = cluster
                remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                cluster { roles = [control], jmx.enabled = off, leader-actions-interval = 100ms }
              }
              creditgraph.http.port = 0
              """)
          .withFallback(ConfigFactory.load());

  private final ActorTestKit kit = ActorTestKit.create(ONE_NODE);
  private final SnapshotShelf shelf = new SnapshotShelf();
  private final LinkedBlockingQueue<Runnable> due = new LinkedBlockingQueue<>();
  private final List<Cancellation> begun = new CopyOnWriteArrayList<>();
  private final PathTally tally = new PathTally();
  private int port;

  @BeforeEach
  void serve(@TempDir Path graphRoot) throws IOException {
    SnapshotRef snapshot = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, snapshot));
    Cluster cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    MappedPathEngine onePlace =
        new MappedPathEngine(shelf, due::add, 1, Patience.ENDLESS, SearchBudget.standard());
    PairSearches.start(
        kit.system(),
        (pair, cancellation) -> {
          begun.add(cancellation);
          return onePlace.find(pair, cancellation);
        },
        tally);
    ShardedPaths paths =
        new ShardedPaths(
            kit.system(),
            PathCache.of(shelf, AnswerCodec.of(kit.system()), 0),
            tally,
            new Admission(1, QUEUE, Duration.ofMillis(10), System::nanoTime),
            Duration.ofSeconds(20));
    port =
        GatewayServer.start(kit.system(), GatewaySettings.from(ONE_NODE), only(paths))
            .toCompletableFuture()
            .orTimeout(60, TimeUnit.SECONDS)
            .join()
            .localAddress()
            .getPort();
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void a_search_ends_and_leaves_its_place_when_the_client_closes_the_connection() throws Exception {
    Runnable search;
    try (Socket client = ask(1, 3)) {
      assertThat(client.isConnected()).isTrue();
      search = due.take();
    }
    awaitCancelled(0);
    assertThat(tally.of(Fate.WITHDRAWN)).isEqualTo(1);
    search.run();

    try (Socket next = ask(1, 4)) {
      due.take().run();
      assertThat(statusLine(next)).isEqualTo("HTTP/1.1 200 OK");
    }
    assertThat(due).isEmpty();
  }

  @Test
  void those_who_have_gone_take_nobodys_place_at_the_gateway() throws Exception {
    for (int i = 0; i < QUEUE; i++) {
      Runnable search;
      try (Socket client = ask(1, 3)) {
        assertThat(client.isConnected()).isTrue();
        search = due.take();
      }
      awaitCancelled(i);
      search.run();
    }

    try (Socket next = ask(1, 4)) {
      due.take().run();
      assertThat(statusLine(next)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void a_search_ends_although_its_entity_was_about_to_be_stopped_when_it_was_asked()
      throws Exception {
    TestProbe<PathReply> stranger = kit.createTestProbe();
    EntityRef<Command> pair =
        PairSearches.entity(
            ClusterSharding.get(kit.system()),
            new RouteQuestion(
                new RulesetId("everyone"), new ArtistId(1), new ArtistId(3), RouteOptions.NONE));
    for (int i = 0; i < 20; i++) {
      Runnable search = null;
      try (Socket client = ask(1, 3)) {
        assertThat(client.isConnected()).isTrue();
        // Each makes an entity without a search ask for its end, so questions come in between.
        while (search == null) {
          pair.tell(new Withdraw(stranger.getRef()));
          search = due.poll(50, TimeUnit.MICROSECONDS);
        }
      }
      awaitCancelled(i);
      search.run();
    }
  }

  @Test
  void a_search_goes_on_while_somebody_else_waits_for_it() throws Exception {
    try (Socket stays = ask(1, 3)) {
      Runnable search = due.take();
      ask(3, 1).close();
      try (Socket other = ask(2, 4)) {
        // Only one place: it is told so, long after the one who left has been noticed.
        assertThat(statusLine(other)).startsWith("HTTP/1.1 503");
      }

      search.run();

      assertThat(begun.getFirst().isRequested()).isFalse();
      assertThat(statusLine(stays)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void a_connection_that_closes_after_its_answer_ends_nobody_s_search() throws Exception {
    try (Socket first = ask(1, 3)) {
      due.take().run();
      assertThat(statusLine(first)).isEqualTo("HTTP/1.1 200 OK");
    }
    try (Socket second = ask(1, 3)) {
      Runnable search = due.take();
      search.run();
      assertThat(statusLine(second)).isEqualTo("HTTP/1.1 200 OK");
    }
    assertThat(begun).noneMatch(Cancellation::isRequested);
  }

  private void awaitCancelled(int search) {
    kit.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(60),
            () -> {
              assertThat(begun.get(search).isRequested()).isTrue();
              return true;
            });
  }

  private Socket ask(int from, int to) throws IOException {
    String body = "{\"from\":%d,\"to\":%d,\"ruleset\":\"everyone\"}".formatted(from, to);
    String request =
        "POST /paths HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String statusLine(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  /// The other ports are asked nothing here.
  private static GatewayPorts only(ShardedPaths paths) {
    return new GatewayPorts(
        paths,
        unasked(Artists.class),
        unasked(Cards.class),
        unasked(Challenges.class),
        unasked(HiddenContributors.class),
        unasked(Samples.class),
        unasked(Jobs.class),
        unasked(Sweeps.class),
        unasked(Scores.class),
        unasked(Verifications.class),
        unasked(Findings.class),
        unasked(Snapshots.class),
        unasked(Health.class),
        unasked(Nodes.class));
  }

  private static <T> T unasked(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> {
              throw new AssertionError(method + " was asked");
            }));
  }
}
