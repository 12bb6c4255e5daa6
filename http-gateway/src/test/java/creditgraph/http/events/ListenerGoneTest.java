package creditgraph.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.TestGateway;
import creditgraph.http.health.HealthReport;
import creditgraph.http.health.HealthReport.Part;
import creditgraph.http.health.HealthReport.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Real sockets: from the end of a listener's connection to the place that his stream took.
class ListenerGoneTest {

  private static final Part UP = new Part(State.UP, "answers");
  private static final String LISTEN = "GET /status/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String GRANTED = "HTTP/1.1 200 OK";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicInteger clients = new AtomicInteger();

  /// Who closes his end takes whatever is written still: no write tells that he has gone.
  @Test
  void leavesHisPlaceToTheNextAtOnce() throws IOException {
    List<Socket> listeners = new ArrayList<>();
    try (TestGateway gateway = TestGateway.start()) {
      gateway.ports().health(new HealthReport(UP, UP, UP, UP, List.of()));
      for (int i = 0; i < EventStreams.MAX_OPEN; i++) {
        listeners.add(connected(gateway));
        readLinesTo("event: status", listeners.getLast());
      }
      assertThat(answerToOneMore(gateway)).startsWith("HTTP/1.1 503");

      listeners.getFirst().shutdownOutput();

      gateway
          .kit()
          .createTestProbe()
          .awaitAssert(PATIENCE, () -> assertThat(answerToOneMore(gateway)).isEqualTo(GRANTED));
    } finally {
      for (Socket listener : listeners) {
        listener.close();
      }
    }
  }

  private String answerToOneMore(TestGateway gateway) throws IOException {
    try (Socket socket = connected(gateway)) {
      return line(socket);
    }
  }

  /// Each from an address of its own, and so with a quota of its own.
  private Socket connected(TestGateway gateway) throws IOException {
    int client = clients.incrementAndGet();
    byte[] from = {127, 1, (byte) (client >> 8), (byte) client};
    Socket socket =
        new Socket(
            InetAddress.getLoopbackAddress(), gateway.port(), InetAddress.getByAddress(from), 0);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket.getOutputStream().write(LISTEN.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void readLinesTo(String last, Socket socket) throws IOException {
    String line = line(socket);
    assertThat(line).isEqualTo(GRANTED);
    while (!line.equals(last)) {
      line = line(socket);
    }
  }

  /// To its end or that of the answer, of which nothing beyond it is read.
  private static String line(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = socket.getInputStream().read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      next = socket.getInputStream().read();
    }
    return line.toString().stripTrailing();
  }
}
