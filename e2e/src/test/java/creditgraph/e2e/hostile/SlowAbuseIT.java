package creditgraph.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Those who come, take a place and do nothing with it, or hardly anything.
@ExtendWith(SharedTarget.class)
class SlowAbuseIT {

  /// Of the 1024 that the gateway takes.
  private static final int MANY = 900;

  private static final String TOKEN = "Authorization: Bearer " + Target.TOKEN;

  private static Target target;

  @BeforeAll
  static void meet(Target shared) {
    target = shared;
  }

  @Test
  void answersOthersWhileManyHoldAConnection() throws IOException {
    List<Line> idle = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        Line line = Line.open(target.port());
        idle.add(line);
        // Some say nothing, some begin, some have been answered.
        switch (i % 3) {
          case 0 -> line.send("GET /snapshots HTTP/1.1\r\nHost: x\r\nX-Slow: ");
          case 1 -> {
            line.send("GET /snapshots HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(line.read().orElseThrow().status()).isEqualTo(200);
          }
          default -> {}
        }
      }
      for (int i = 0; i < 20; i++) {
        assertThat(target.ask(Question.get("/artists/search?q=a")).status()).isEqualTo(200);
      }
    } finally {
      for (Line line : idle) {
        line.close();
      }
    }
    assertThat(target.ask(Question.get("/snapshots")).status()).isEqualTo(200);
  }

  /// A byte now and then is not enough to stay: neither in a head, be it the first or one after an
  /// answer that came in pieces, nor in a body.
  @Test
  void endsWhoeverSendsAByteNowAndThen() throws Exception {
    try (Line head = Line.open(target.port());
        Line second = Line.open(target.port());
        Line body = Line.open(target.port())) {
      second.send("GET /jobs/%s/events HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n".formatted(job(), TOKEN));
      assertThat(second.readWhole().orElseThrow().header("Transfer-Encoding")).isEqualTo("chunked");
      second.send("GET /snapshots HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      head.send("GET /snapshots HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      body.send(
          "POST /paths HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 10000\r\n\r\n{");
      Thread headDrip = dripping(head);
      Thread secondDrip = dripping(second);
      Thread bodyDrip = dripping(body);

      Reply refused = body.read().orElseThrow();
      Optional<Reply> ended = endOf(head);
      Optional<Reply> secondEnded = endOf(second);
      headDrip.interrupt();
      secondDrip.interrupt();
      bodyDrip.interrupt();

      assertThat(refused.problem()).isEqualTo("body-too-slow");
      assertThat(refused.header("Connection")).isEqualToIgnoringCase("close");
      assertThat(ended).isEmpty();
      assertThat(secondEnded).isEmpty();
    }
  }

  /// Whose events end soon.
  private static String job() throws IOException {
    return target
        .ask(Question.post("/samples", "{\"pairs\": 1}", TOKEN))
        .json()
        .path("id")
        .asText();
  }

  /// Sends a byte each half second, until the line is closed.
  private static Thread dripping(Line line) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              Thread.sleep(500);
              line.send("a");
            }
          } catch (IOException | InterruptedException e) {
            // That is what is waited for, at the other end of the line.
            Thread.currentThread().interrupt();
          }
        });
  }

  private static Optional<Reply> endOf(Line line) throws IOException {
    try {
      return line.read();
    } catch (SocketException reset) {
      return Optional.empty();
    }
  }
}
