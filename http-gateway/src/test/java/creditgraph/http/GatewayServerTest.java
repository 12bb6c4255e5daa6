package creditgraph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.NamedArtist;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayServerTest {

  private static final SnapshotRef SNAPSHOT =
      new SnapshotRef("2026-11", new RulesetId("performers"), "ab12");
  private static final NamedArtist SOMEBODY = new NamedArtist(new ArtistId(2), "Ines Quill", 12);

  @Test
  void letsARunningRequestEndBeforeTheNodeIsGone() throws InterruptedException {
    try (TestGateway gateway = TestGateway.start("drain-timeout = 1 minute")) {
      CompletableFuture<PathReply> reply = new CompletableFuture<>();
      CompletableFuture<Answer> running = running(gateway, reply);

      CoordinatedShutdown shutdown = CoordinatedShutdown.get(gateway.kit().system());
      CompletableFuture<Done> unbound = new CompletableFuture<>();
      shutdown.addTask(
          CoordinatedShutdown.PhaseServiceRequestsDone(),
          "note that nobody listens any more",
          () -> {
            unbound.complete(Done.getInstance());
            return CompletableFuture.completedStage(Done.getInstance());
          });
      CompletableFuture<Done> stopped =
          shutdown.runAll(CoordinatedShutdown.unknownReason()).toCompletableFuture();
      unbound.orTimeout(60, TimeUnit.SECONDS).join();
      reply.complete(new UnknownRuleset(new RulesetId("performers"), List.of()));

      running.orTimeout(60, TimeUnit.SECONDS).join().expect(ProblemType.UNKNOWN_RULESET);
      stopped.orTimeout(60, TimeUnit.SECONDS).join();
      assertThatThrownBy(() -> gateway.get("/snapshots")).hasMessageContaining("ConnectException");
    }
  }

  @Test
  void stopsInTimeWhenARequestDoesNotEnd() throws InterruptedException {
    try (TestGateway gateway = TestGateway.start("drain-timeout = 300 ms")) {
      CompletableFuture<Answer> running = running(gateway, new CompletableFuture<>());

      CoordinatedShutdown.get(gateway.kit().system())
          .runAll(CoordinatedShutdown.unknownReason())
          .toCompletableFuture()
          .orTimeout(60, TimeUnit.SECONDS)
          .join();

      assertThat(running).failsWithin(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void failsToStartOnAnAddressThatIsTaken() {
    try (TestGateway gateway = TestGateway.start()) {
      GatewaySettings taken = TestGateway.settings().withAddress("127.0.0.1", gateway.port());

      assertThatThrownBy(() ->
              GatewayServer.start(gateway.kit().system(), taken, new FakePorts().ports())
                  .toCompletableFuture()
                  .orTimeout(60, TimeUnit.SECONDS)
                  .join())
          .hasMessageContaining("BindException");
    }
  }

  @Test
  void letsThePortKnowThatTheClientHasGone() throws Exception {
    try (TestGateway gateway = TestGateway.start()) {
      CountDownLatch asked = new CountDownLatch(1);
      gateway
          .ports()
          .paths((ruleset, from, to) -> {
            asked.countDown();
            return new CompletableFuture<>();
          });
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
        socket
            .getOutputStream()
            .write(
                ("POST /paths HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 17\r\n\r\n{\"from\":1,\"to\":2}")
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.ports().caller().gone()).isNotCompleted();
      }

      assertThat(gateway.ports().caller().gone().toCompletableFuture())
          .succeedsWithin(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void answersOneRequestOfAConnectionAfterTheOther() {
    try (TestGateway gateway = TestGateway.start()) {
      CompletableFuture<PathReply> first = new CompletableFuture<>();
      gateway
          .ports()
          .paths((ruleset, from, to) -> {
            if (from.value() == 2) {
              assertThat(first).isCompleted();
            } else {
              first.completeOnTimeout(
                  new UnknownRuleset(ruleset, List.of()), 100, TimeUnit.MILLISECONDS);
            }
            return from.value() == 2
                ? CompletableFuture.completedStage(new SameArtist(SNAPSHOT, SOMEBODY))
                : first;
          });

      String answers = gateway.raw(question(1, "keep-alive") + question(2, "close"), "no end");

      assertThat(answers).containsSubsequence("HTTP/1.1 404", "HTTP/1.1 422");
    }
  }

  /// A byte now and then is no silence; it is no request either, be it the first or the second.
  @ParameterizedTest
  @ValueSource(strings = {"", "GET /snapshots HTTP/1.1\r\nHost: x\r\n\r\n"})
  void closesAConnectionOnWhichNoHeadComesToItsEnd(String before) throws Exception {
    try (TestGateway gateway =
            TestGateway.start("server.idle-timeout = 1 s", "server.request-timeout = 900 ms");
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      OutputStream out = socket.getOutputStream();
      out.write((before + "GET /snapshots HTTP/1.1\r\nX: ").getBytes(StandardCharsets.US_ASCII));
      CompletableFuture<Integer> end =
          CompletableFuture.supplyAsync(() -> {
            try {
              return socket.getInputStream().readAllBytes().length;
            } catch (IOException reset) {
              return -1;
            }
          });
      for (int i = 0; i < 300 && !end.isDone(); i++) {
        try {
          out.write('x');
        } catch (IOException closed) {
          break;
        }
        Thread.sleep(100);
      }

      assertThat(end).succeedsWithin(1, TimeUnit.SECONDS);
    }
  }

  /// For longer than any other limit, on a line that takes in no more than it has sent.
  @Test
  void letsAClientReadALargeAnswerSlowly(@TempDir Path root) throws Exception {
    byte[] page = new byte[4 << 20];
    new Random(1).nextBytes(page);
    Files.write(root.resolve("large.bin"), page);
    try (TestGateway gateway =
            TestGateway.start(
                "web-root = \"%s\"".formatted(root),
                "server.idle-timeout = 1 s",
                "server.request-timeout = 900 ms",
                "server.linger-timeout = 500 ms",
                "server.socket-options.so-send-buffer-size = 64 KiB");
        Socket socket = new Socket()) {
      socket.setReceiveBufferSize(32 << 10);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
      OutputStream out = socket.getOutputStream();
      out.write("GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      long read = 0;
      byte[] some = socket.getInputStream().readNBytes(256 << 10);
      while (some.length > 0) {
        read += some.length;
        Thread.sleep(200);
        some = socket.getInputStream().readNBytes(256 << 10);
      }

      assertThat(read).isGreaterThan(page.length);
    }
  }

  private static String question(int from, String connection) {
    return "POST /paths HTTP/1.1\r\nHost: localhost\r\nConnection: %s\r\n".formatted(connection)
        + "Content-Type: application/json\r\nContent-Length: 17\r\n\r\n"
        + "{\"from\":%d,\"to\":9}".formatted(from);
  }

  @Test
  void namesNoProductAndNoVersion() {
    try (TestGateway gateway = TestGateway.start()) {
      assertThat(gateway.get("/snapshots").headers().firstValue("Server")).isEmpty();
    }
  }

  /// A request that has reached its port and waits for the reply.
  private static CompletableFuture<Answer> running(
      TestGateway gateway, CompletableFuture<PathReply> reply) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    gateway
        .ports()
        .paths((ruleset, from, to) -> {
          asked.countDown();
          return reply;
        });
    CompletableFuture<Answer> running =
        gateway.sendAsync(
            "POST",
            "/paths",
            "{\"from\":1,\"to\":2}".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    return running;
  }
}
