package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that answers one request at a time, each after [#WORK_MILLIS].
class HttpLoadTest {

  private static final int WORK_MILLIS = 10;
  private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(WORK_MILLIS);

  private final ExecutorService one = Executors.newSingleThreadExecutor();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(one);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          LockSupport.parkNanos(WORK_NANOS);
          byte[] body = exchange.getRequestURI().getPath().getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(body.length % 2 == 0 ? 200 : 503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    one.shutdownNow();
  }

  @Test
  void what_waits_for_a_free_connection_has_waited_since_it_was_due() throws Exception {
    Answered answered = load(1).open(new long[5], HttpLoadTest::request);

    assertThat(answered.nanos()[0]).isGreaterThanOrEqualTo(WORK_NANOS);
    assertThat(answered.nanos()[4]).isGreaterThanOrEqualTo(5 * WORK_NANOS);
  }

  @Test
  void nothing_is_sent_before_it_is_due() throws Exception {
    long later = 5 * WORK_NANOS;

    Answered answered = load(2).open(new long[] {0, later}, HttpLoadTest::request);

    assertThat(answered.tookNanos()).isGreaterThanOrEqualTo(later + WORK_NANOS);
    assertThat(answered.nanos()[1])
        .as("waited since it was due")
        .isLessThanOrEqualTo(answered.tookNanos() - later);
  }

  @Test
  void each_is_asked_once_and_counted_by_its_status() throws Exception {
    Answered answered = load(3).closed(12, HttpLoadTest::request);

    assertThat(asked).hasSize(12);
    assertThat(answered.count(503)).isEqualTo(2);
    assertThat(Arrays.stream(answered.nanosOf(200)).boxed())
        .hasSize(10)
        .allMatch(nanos -> nanos >= WORK_NANOS);
    assertThatIllegalStateException()
        .isThrownBy(() -> answered.requireAll(200, "question"))
        .withMessage("question 10 was answered 503, expected 200");
  }

  @Test
  void a_connection_that_breaks_is_an_answer_and_the_next_request_gets_another() throws Exception {
    byte[] cut = "NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    Answered answered = load(1).closed(4, i -> i == 1 ? cut : request(i));

    assertThat(answered.statuses()[0]).isEqualTo(200);
    assertThat(answered.count(0)).isPositive();
    assertThat(answered.statuses()[3]).isEqualTo(200);
  }

  private HttpLoad load(int connections) {
    return new HttpLoad(server.getAddress().getPort(), connections);
  }

  /// `/0` to `/9` are of even length, `/10` is not.
  private static byte[] request(int number) {
    return "GET /%d HTTP/1.1\r\nHost: localhost\r\n\r\n"
        .formatted(number)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
