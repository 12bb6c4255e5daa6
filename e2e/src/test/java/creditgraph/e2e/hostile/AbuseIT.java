package creditgraph.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bounds of the public port, as raw bytes meet them: bodies, heads, what HTTP has in two meanings.
/// After each attack others are answered as before.
@ExtendWith(SharedTarget.class)
class AbuseIT {

  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String POST = "POST /paths HTTP/1.1\r\nHost: x\r\n" + JSON;
  private static final String GET = "GET /snapshots HTTP/1.1\r\nHost: x\r\n";
  private static final String NEXT = GET + "X-Request-Id: smuggled\r\n\r\n";

  private static Target target;

  @BeforeAll
  static void meet(Target shared) {
    target = shared;
  }

  @AfterEach
  void othersAreAnswered() throws IOException {
    assertThat(target.ask(Question.get("/snapshots")).status()).isEqualTo(200);
  }

  /// `{n}` stands for n letters.
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      textBlock =
          """
          Content-Length: 20000||{20000}                       ; 413 ; body-too-large
          Content-Length: 70000||{70000}                       ; 413 ; body-too-large
          Content-Length: 99999999999||{100}                   ; 413 ; body-too-large
          Transfer-Encoding: chunked||4000|{16384}|4000|{16384}|0|| ; 413 ; body-too-large
          Content-Length: 99999999999999999999||x              ; 400 ; malformed-request
          Content-Length: -5||x                                ; 400 ; malformed-request
          Content-Length: +5||{5}                              ; 400 ; malformed-request
          Content-Length: 0x5||{5}                             ; 400 ; malformed-request
          Content-Length: 5, 6||{6}                            ; 400 ; malformed-request
          Content-Length: 5|Content-Length: 6||{6}             ; 400 ; malformed-request
          Content-Length: 5|Transfer-Encoding: chunked||0||    ; 400 ; malformed-request
          Transfer-Encoding: chunked|Content-Length: 5||0||    ; 400 ; malformed-request
          Transfer-Encoding: chunked||FFFFFFFFFFFFFFFFF|x      ; 400 ; malformed-request
          Transfer-Encoding: chunked||-1|x                     ; 400 ; malformed-request
          Transfer-Encoding: chunked||5;{100}|{5}|0||          ; 400 ; malformed-request
          Transfer-Encoding: chunked||8000|{32768}|0||         ; 400 ; malformed-request
          Transfer-Encoding : chunked||0||                     ; 400 ; malformed-request
          Content-Encoding: gzip|Content-Length: 2||{2}        ; 415 ; unsupported-media-type
          """)
  void refusesABodyThatIsTooLargeOrSaysItsLengthTwice(String lines, int status, String slug)
      throws IOException {
    expect(POST + drawn(lines), status, slug);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      textBlock =
          """
          GET /{3000} HTTP/1.1|Host: x||                       ; 414 ; address-too-long
          GET /?{3000} HTTP/1.1|Host: x||                      ; 414 ; address-too-long
          GET / HTTP/1.1|Host: x|X-Long: {5000}||              ; 431 ; headers-too-large
          GET / HTTP/1.1|Host: x|{5000}: x||                   ; 431 ; headers-too-large
          GET / HTTP/1.1|Host: x|[100]|                        ; 431 ; headers-too-large
          GET / HTTP/1.1|Host: x|no colon||                    ; 400 ; malformed-request
          GET / HTTP/1.1|Host: x|Na me: x||                    ; 400 ; malformed-request
          GET /a%zz HTTP/1.1|Host: x||                         ; 400 ; malformed-request
          GET /%C3%28%A0%A1 HTTP/1.1|Host: x||                 ; 404 ; not-found
          GET / HTTP/9.9|Host: x||                             ; 400 ; unsupported-version
          GET / HTTP/2.0|Host: x||                             ; 400 ; unsupported-version
          PRI * HTTP/2.0||SM||                                 ; 400 ; unsupported-method
          BREW / HTTP/1.1|Host: x||                            ; 400 ; unsupported-method
          {3000} / HTTP/1.1|Host: x||                          ; 400 ; malformed-request
          GET / HTTP/1.1||                                     ; 400 ; malformed-request
          GET / HTTP/1.1|Host: a|Host: b||                     ; 400 ; malformed-request
          GET / HTTP/1.1|Host: a b||                           ; 400 ; malformed-request
          """)
  void refusesAHeadThatIsTooLargeOrNone(String lines, int status, String slug) throws IOException {
    expect(drawn(lines), status, slug);
  }

  /// Targets that few servers meet, and bytes of other protocols: never a fault, and nothing of
  /// what was sent comes back.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPTIONS * HTTP/1.1|Host: x||",
        "GET * HTTP/1.1|Host: x||",
        "||GET /nowhere HTTP/1.1|Host: x||",
        "GET http://elsewhere.example HTTP/1.1|Host: x||",
        "GET http://elsewhere.example/nowhere HTTP/1.1|Host: x||",
        "GET http://x HTTP/1.1|Host: x||",
        "GET http:// HTTP/1.1|Host: x||",
        "GET file:///nowhere HTTP/1.1|Host: x||",
        "GET nowhere HTTP/1.1|Host: x||",
        "GET ?q=a HTTP/1.1|Host: x||",
        "GET //nowhere.example/a HTTP/1.1|Host: x||",
        "GET /nowhere#part HTTP/1.1|Host: x||",
        "CONNECT elsewhere.example:443 HTTP/1.1|Host: x||",
        "TRACE / HTTP/1.1|Host: x||",
        "TRACE /nowhere HTTP/1.1|Host: x|Cookie: secret||",
        "GET /nowhere||",
        "GET /nowhere HTTP/1.0||",
        "GET /nowhere HTTP/1.1|Host: x|Upgrade: h2c|Connection: Upgrade, HTTP2-Settings|HTTP2-Settings: AAM||",
        "GET /nowhere HTTP/1.1|Host: x|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Version: 13|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==||",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003||",
        "GET /nowhere HTTP/1.1|Host: x|: no name||",
        "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000||",
        "*1|$4|PING|*1|$4|PING|",
        "GET /nowhere HTTP/1.1|Host: x|Expect: 200-maybe||",
      })
  void answersStrangeRequestsWithoutAFault(String lines) throws IOException {
    byte[] bytes = drawn(lines).getBytes(StandardCharsets.ISO_8859_1);

    Optional<Reply> reply = Line.exchange(target.port(), bytes, false);

    if (reply.isPresent()) {
      assertThat(Manners.faults(bytes, reply.get())).isEmpty();
      assertThat(reply.get().text()).doesNotContain("secret");
    }
  }

  /// Read in two ways, each of these is two requests: one server in front would see the one, and
  /// the gateway the other.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5|Transfer-Encoding: chunked||0||",
        "Transfer-Encoding: chunked|Content-Length: 5||0||",
        "Content-Length: 0|Content-Length: 5||",
        "Content-Length: 0, 5||",
        "Transfer-Encoding: xchunked|Content-Length: 0||",
        "Transfer-Encoding: chunked, identity|Content-Length: 0||",
        "Transfer-Encoding: chunked|Transfer-Encoding: identity|Content-Length: 0||",
        "Transfer-Encoding : chunked|Content-Length: 0||",
        "Transfer-Encoding:\u000bchunked|Content-Length: 0||",
        "X: y\rTransfer-Encoding: chunked|Content-Length: 0||",
        "X: y\u0000|Content-Length: 0||",
        "Content-Length: 0\rX: y||",
      })
  void neverTakesTheRestOfADoubtfulRequestForAnother(String lines) throws IOException {
    try (Line line = Line.open(target.port())) {
      line.sendUnlessClosed((POST + drawn(lines) + NEXT).getBytes(StandardCharsets.ISO_8859_1));

      Reply reply = line.read().orElseThrow();
      Optional<Reply> second =
          reply.header("Connection").equalsIgnoreCase("close") ? Optional.empty() : line.read();

      assertThat(reply.status()).as(reply.text()).isBetween(400, 499);
      assertThat(second).isEmpty();
    }
  }

  /// Line ends and folds that are old, but mean one thing alone.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /snapshots HTTP/1.1\nHost: x\n\n",
        "GET /snapshots HTTP/1.1\r\nHost: x\r\nX-Folded: a\r\n b\r\n\r\n",
      })
  void readsWhatIsOldFashionedAsOneRequest(String text) throws IOException {
    Reply reply = Line.exchange(target.port(), text).orElseThrow();

    assertThat(reply.status()).isIn(200, 400);
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      many.append(GET).append("X-Request-Id: number-").append(i).append("\r\n\r\n");
    }
    List<String> ids = new ArrayList<>();
    try (Line line = Line.open(target.port())) {
      line.send(many.toString());
      for (int i = 0; i < 20; i++) {
        ids.add(line.read().orElseThrow().header("X-Request-Id"));
      }
    }

    assertThat(ids).hasSize(20).startsWith("number-0", "number-1").endsWith("number-19");
  }

  /// A body shorter than its bytes leaves bytes that are no request, which may be refused first;
  /// one longer never ends.
  @Test
  void isNotMisledByALengthThatLies() throws IOException {
    try (Line line = Line.open(target.port())) {
      line.send(POST + "Content-Length: 2\r\n\r\n{}no request at all\r\n\r\n");
      Reply first = line.read().orElseThrow();
      Reply last = first.problem().equals("unsupported-method") ? first : line.read().orElseThrow();
      assertThat(first.problem()).isIn("invalid-request", "unsupported-method");
      assertThat(last.problem()).isEqualTo("unsupported-method");
      assertThat(last.header("Connection")).isEqualToIgnoringCase("close");
    }
    try (Line line = Line.open(target.port())) {
      line.send(POST + "Content-Length: 50\r\n\r\n{}");
      assertThat(line.read().orElseThrow().problem()).isEqualTo("body-too-slow");
    }
  }

  private static void expect(String text, int status, String slug) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    Reply reply = Line.exchange(target.port(), bytes, false).orElseThrow();
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.problem()).isEqualTo(slug);
    assertThat(Manners.faults(bytes, reply)).isEmpty();
  }

  /// `|` ends a line, `{n}` is n letters, `[n]` is n headers.
  private static String drawn(String lines) {
    StringBuilder text = new StringBuilder();
    for (String part : lines.strip().split("(?=[{\\[])|(?<=[}\\]])", -1)) {
      if (part.matches("\\{[0-9]+}")) {
        text.append("a".repeat(Integer.parseInt(part.substring(1, part.length() - 1))));
      } else if (part.matches("\\[[0-9]+]")) {
        text.append("X-One: 1|".repeat(Integer.parseInt(part.substring(1, part.length() - 1))));
      } else {
        text.append(part);
      }
    }
    return text.toString().replace("|", "\r\n");
  }
}
