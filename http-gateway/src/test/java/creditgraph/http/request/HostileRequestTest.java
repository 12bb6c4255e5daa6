package creditgraph.http.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers send. None of it reaches a port; all of it is answered with a problem that names
/// what is wrong; the gateway lives on.
class HostileRequestTest {

  private static final String END = "}";

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start("body-limit = 1 KiB");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void askedNobodyAndStillAnswers() {
    assertThat(gateway.ports().asked()).isEmpty();
    gateway
        .ports()
        .paths((ruleset, from, to) ->
            CompletableFuture.completedStage(
                new UnknownRuleset(new RulesetId("performers"), List.of())));
    gateway.post("/paths", "{\"from\":1,\"to\":2}").expect(ProblemType.UNKNOWN_RULESET);
    gateway.ports().reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "{",
        "[]",
        "null",
        "1",
        "\"text\"",
        "{\"from\":41,\"to\":45",
        "{\"from\":41,\"to\":45}}",
        "{\"from\":41,\"to\":45} {}",
        "{\"from\":41,\"to\":45} garbage",
        "{\"from\":41,\"from\":42,\"to\":45}",
        "{\"from\":41,\"to\":45,}",
        "{'from':41,'to':45}",
        "{from:41,to:45}",
        "{\"from\":041,\"to\":45}",
        "{\"from\":+41,\"to\":45}",
        "{\"from\":NaN,\"to\":45}",
        "{\"from\":41,/* hello */\"to\":45}",
        "{\"from\":41,\"to\":45,\"ruleset\":\"a\nb\"}",
        "{\"from\":[[[[[[[[[[[[1]]]]]]]]]]]],\"to\":45}",
        "\uFEFF{\"from\":41,\"to\":45}",
        "{\"from\":1111111111111111111111111111111111111111111111111111,\"to\":45}",
      })
  void refusesWhatIsNotOneJsonObject(String body) {
    JsonNode problem = gateway.post("/paths", body).expect(ProblemType.MALFORMED_JSON);

    assertThat(problem.get("detail").textValue()).startsWith("body: ").doesNotContain("\n");
  }

  @Test
  void refusesAnEmptyBody() {
    assertThat(gateway.post("/paths", "").expect(ProblemType.MALFORMED_JSON).get("detail"))
        .hasToString("\"body: the body is empty\"");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin =
        "{\"from\":41,\"to\":45,\"ruleset\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

    gateway
        .send("POST", "/paths", latin, "Content-Type", "application/json")
        .expect(ProblemType.MALFORMED_JSON);
  }

  @Test
  void saysWhereTheJsonBreaks() {
    JsonNode problem =
        gateway.post("/paths", "{\"from\":41,\n\"to\":!}").expect(ProblemType.MALFORMED_JSON);

    assertThat(problem.get("detail").textValue()).contains("line 2, column");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          {},                                            from
          {"from":41},                                   to
          {"to":45},                                     from
          {"from":"41";"to":45},                         from
          {"from":41.0;"to":45},                         from
          {"from":4.1e1;"to":45},                        from
          {"from":true;"to":45},                         from
          {"from":null;"to":45},                         from
          {"from":[41];"to":45},                         from
          {"from":{"id":41};"to":45},                    from
          {"from":0;"to":45},                            from
          {"from":-41;"to":45},                          from
          {"from":41;"to":2147483648},                   to
          {"from":41;"to":99999999999999999999},         to
          {"from":41;"to":45;"ruleset":7},               ruleset
          {"from":41;"to":45;"ruleset":null},            ruleset
          {"from":41;"to":45;"ruleset":""},              ruleset
          {"from":41;"to":45;"ruleset":"../x"},          ruleset
          {"from":41;"to":45;"ruleset":"Performers"},    ruleset
          {"from":41;"to":45;"rules":"everyone"},        rules
          {"from":41;"to":45;"__proto__":{}},            __proto__
          """)
  void refusesByNameWhatDoesNotFit(String body, String field) {
    JsonNode problem =
        gateway.post("/paths", body.replace(';', ',')).expect(ProblemType.INVALID_REQUEST);

    assertThat(problem.get("field").textValue()).isEqualTo(field);
    assertThat(problem.get("detail").textValue()).startsWith(field + ": ");
  }

  @Test
  void showsNoMoreThanTheBeginningOfAStrangersText() {
    JsonNode problem =
        gateway
            .post("/paths", "{\"" + "x".repeat(99) + "\":1}")
            .expect(ProblemType.INVALID_REQUEST);

    assertThat(problem.get("field").textValue()).hasSize(61).endsWith("…");
  }

  @Test
  void refusesALargeBodyByItsStatedLength() {
    JsonNode problem = gateway.post("/paths", " ".repeat(2_000)).expect(ProblemType.BODY_TOO_LARGE);

    assertThat(problem.get("limitBytes").intValue()).isEqualTo(1024);
  }

  @Test
  void refusesALargeBodyThatStatesNoLength() {
    String chunk = "200\r\n" + " ".repeat(0x200) + "\r\n";

    String answer =
        gateway.raw(
            "POST /paths HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunk.repeat(5)
                + "0\r\n\r\n",
            END);

    assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/body-too-large");
  }

  @Test
  void refusesABodyThatIsBadlyChunked() {
    String head = "POST /paths HTTP/1.1|Host: x|Content-Type: application/json|";

    String answer =
        gateway.raw((head + "Transfer-Encoding: chunked||4|{   |zz|").replace("|", "\r\n"), END);

    assertThat(answer).startsWith("HTTP/1.1 400").contains("/problems/malformed-request");
  }

  @Test
  void refusesABodyThatNeverArrives() {
    try (TestGateway hurried = TestGateway.start("body-timeout = 300 ms")) {
      String answer =
          hurried.raw(
              "POST /paths HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 100\r\n\r\n{\"from\":",
              END);

      assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/body-too-slow");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "text/json", "a/b", "nonsense"})
  void refusesABodyThatIsNotCalledJson(String type) {
    gateway
        .send(
            "POST",
            "/paths",
            "{\"from\":41,\"to\":45}".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            type)
        .expect(ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void refusesABodyOfNoType() {
    gateway
        .send("POST", "/paths", "{}".getBytes(StandardCharsets.UTF_8))
        .expect(ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void refusesACompressedBody() {
    gateway
        .post("/paths", "{\"from\":41,\"to\":45}", "Content-Encoding", "gzip")
        .expect(ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void takesJsonThatStatesItsCharset() {
    gateway
        .send(
            "POST",
            "/paths",
            "{}".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json; charset=utf-8")
        .expect(ProblemType.INVALID_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /paths, 'GET, HEAD, POST, OPTIONS'",
    "PUT, /artists/search, 'GET, HEAD, OPTIONS'",
    "POST, /health, 'GET, HEAD, OPTIONS'",
    "PATCH, /openapi.yaml, 'GET, HEAD, OPTIONS'",
    "GET, /samples, 'POST, OPTIONS'",
    "DELETE, /samples/5f0c, 'GET, HEAD, OPTIONS'",
  })
  void saysWhichMethodsAnAddressTakes(String method, String address, String allow) {
    Answer answer = gateway.send(method, address, new byte[0]);

    answer.expect(ProblemType.METHOD_NOT_ALLOWED);
    assertThat(answer.header("Allow")).isEqualTo(allow);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/paths/",
        "/paths/41",
        "/Paths",
        "/artists",
        "/artists/search/",
        "/samples/a/b",
        "/samples/a%2Fb",
        "/openapi.yaml/x",
        "/%00",
        "//paths",
        "/paths;x=1",
      })
  void findsNothingWhereNothingIs(String address) {
    Answer answer = gateway.get(address, "Accept", "text/html");

    assertThat(answer.status()).isIn(404, 401);
    answer.expect(answer.status() == 401 ? ProblemType.UNAUTHORIZED : ProblemType.NOT_FOUND);
  }

  @Test
  void findsNothingForALargeBodyEither() {
    String bytes =
        "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 30000\r\n\r\n"
            + " ".repeat(30_000)
            + "GET /snapshots HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    String answer = gateway.raw(bytes, "[]}");

    assertThat(answer).startsWith("HTTP/1.1 404").contains("HTTP/1.1 200");
  }

  @ParameterizedTest
  @CsvSource({
    "'GET /health HTTP/1.1|X-Long: {5000}|', 431, headers-too-large",
    "'GET /health HTTP/1.1|[100]', 431, headers-too-large",
    "'GET http://x HTTP/1.1|', 404, not-found",
    "'GET /{3000} HTTP/1.1|', 414, address-too-long",
    "'GET /a%zz HTTP/1.1|', 400, malformed-request",
    "'GET /health HTTP/9.9|', 400, unsupported-version",
    "'BREW /health HTTP/1.1|', 400, unsupported-method",
    "'not http|', 400, unsupported-method",
    "'GET /health HTTP/1.1|no colon|', 400, malformed-request",
    "'POST /paths HTTP/1.1|Content-Length: -1|', 400, malformed-request",
    "'POST /paths HTTP/1.1|Content-Length: 5|Content-Length: 6|', 400, malformed-request",
  })
  void answersWhatIsNotHttpWithAProblem(String lines, int status, String slug) {
    String bytes =
        lines
                .replace("{5000}", "x".repeat(5_000))
                .replace("{3000}", "x".repeat(3_000))
                .replace("[100]", "X-One: 1|".repeat(100))
                .replace("|", "\r\n")
            + "Host: x\r\n\r\n";

    String answer = gateway.raw(bytes, END);

    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json")
        .contains("/problems/" + slug)
        .doesNotContain("127.0.0.1")
        .containsIgnoringCase("X-Request-Id: ");
  }

  /// `\u00e9` begins a character of three bytes, `\u00f0` one of four.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Name: caf\u00e9",
        "X-Name: \u00f0",
        "User-Agent: caf\u00e9",
        "Accept: \u00e9",
        "Cookie: a=\u00e9",
        "If-None-Match: \"\u00e9",
      })
  void takesNoBodyForARequestWhenAHeaderHidesItsLength(String header) {
    String body = "GET /snapshots HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    String answer =
        gateway.raw(
            "POST /paths HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n%s\r\n"
                    .formatted(header)
                + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body),
            "no end");

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("/problems/malformed-request")
        .containsOnlyOnce("HTTP/1.1 ");
  }

  /// What comes after the head is taken for more of it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "caf\u00e9",
        "caf\u00f0",
        "\u00c3\u00a9 caf\u00e9",
        "\u00c3\u00a9 \u00f0",
        "\t\u00e9"
      })
  void answersNothingElseWhenAHeaderHidesTheEndOfTheHead(String value) {
    String request = "GET /snapshots HTTP/1.1\r\nHost: x\r\n";

    String answer =
        gateway.raw(request + "X: " + value + "\r\n\r\nA: b\r\n\r\n" + request + "\r\n", "no end");

    assertThat(answer).containsOnlyOnce("HTTP/1.1 ");
  }

  @Test
  void takesHeadersInUtf8() {
    String name = new String("caf\u00e9 \u20ac".getBytes(StandardCharsets.UTF_8), ISO_8859_1);

    String answer =
        gateway.raw("GET /snapshots HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n".formatted(name), "]}");

    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @Test
  void takesNoRequestIdThatCouldForgeALogLine() {
    Answer answer = gateway.get("/snapshots", "X-Request-Id", "a".repeat(65));

    assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{16}");
  }
}
