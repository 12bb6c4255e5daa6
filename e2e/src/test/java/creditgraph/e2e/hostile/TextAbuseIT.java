package creditgraph.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts and numbers that mean something to a database, a log, a terminal or a header, in every
/// place of the contract that takes one.
@ExtendWith(SharedTarget.class)
class TextAbuseIT {

  private static final String TOKEN = "Authorization: Bearer " + Target.TOKEN;

  private static Target target;

  @BeforeAll
  static void meet(Target shared) {
    target = shared;
  }

  /// Metacharacters reach the database as the text they are, or are refused before.
  @Test
  void takesSqlAndUnicodeForText() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> texts =
        Stream.of(HostileTexts.SQL, HostileTexts.UNICODE).flatMap(List::stream).toList();
    for (Contract.Operation operation : Contract.load().operations()) {
      for (Map<String, Object> parameter : operation.parameters()) {
        String name = Contract.text(parameter, "name");
        if (Contract.text(parameter, "in").equals("header")) {
          continue;
        }
        for (String text : texts) {
          Reply reply = target.ask(with(operation, name, Questions.encoded(text)));
          boolean found = reply.status() == 200 && !name.equals("q");
          if (found || reply.status() == 503) {
            wrong.add(reply.status() + " " + operation + " " + name + "=" + text);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  /// A text that is not in any name finds nobody: were it SQL, `OR '1'='1` would find all.
  @Test
  void findsNobodyByMetacharacters() throws Exception {
    for (String text : HostileTexts.SQL) {
      Reply reply =
          target.ask(Question.get("/artists/search?q=" + Questions.encoded(text + "zqzq")));
      assertThat(reply.status()).as(text).isEqualTo(200);
      assertThat(reply.json().path("matches")).as(text).isEmpty();
    }
    assertThat(target.get("/artists/search?q=a").path("matches")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " ; ",
      textBlock =
          """
          "\\ud800"                              ; malformed-json,invalid-request
          "\\u0000"                              ; invalid-request
          "a\\u0000b"                            ; invalid-request
          "\\u202eperformers"                    ; invalid-request
          "ｐｅｒｆｏｒｍｅｒｓ"                   ; invalid-request
          "performers\\u0301"                    ; invalid-request
          "performers'--"                        ; invalid-request
          "performers\\r\\nX-Evil: 1"            ; invalid-request
          {}                                     ; invalid-request
          1e999                                  ; malformed-json,invalid-request
          NaN                                    ; malformed-json
          """)
  void refusesARulesetThatIsNoNameOfOne(String literal, String slugs) throws IOException {
    for (String address : List.of("/paths", "/samples", "/scores", "/findings", "/verifications")) {
      String others = address.equals("/paths") ? "\"from\":1,\"to\":2" : "\"run\":\"x\"";
      String json = "{%s,\"ruleset\":%s}".formatted(others, literal);
      Reply reply = target.ask(Question.post(address, json, TOKEN));

      assertThat(reply.status()).as("%s %s: %s", address, literal, reply.text()).isEqualTo(400);
      assertThat(List.of(slugs.split(","))).contains(reply.problem());
      assertThat(reply.header("X-Evil")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "-0",
        "1.0",
        "1e1",
        "1e999",
        "-1e999",
        "NaN",
        "Infinity",
        "-Infinity",
        "01",
        "0x1",
        "2147483648",
        "4294967297",
        "9223372036854775808",
        "18446744073709551617",
        "1111111111111111111111111111111111111111111",
        "1e-400000000",
        "1E400000000",
        "\"1\"",
        "null",
        "[1]",
      })
  void refusesANumberThatIsNoId(String literal) throws IOException {
    Reply reply = target.ask(Question.post("/paths", "{\"from\":%s,\"to\":2}".formatted(literal)));

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.problem()).isIn("invalid-request", "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "+1", "1.0", "1e1", "NaN", "%D9%A1", "2147483648", "1%00"})
  void refusesANumberInAnAddressThatIsNoId(String text) throws IOException {
    assertThat(target.ask(Question.get("/artists/" + text)).problem()).isEqualTo("invalid-request");
    assertThat(target.ask(Question.get("/releases/" + text)).problem())
        .isEqualTo("invalid-request");
    assertThat(target.ask(Question.get("/artists/search?q=a&limit=" + text)).problem())
        .isEqualTo("invalid-request");
  }

  @Test
  void refusesDepthAndLengthOfJson() throws IOException {
    for (String json :
        List.of(
            "[".repeat(8_000),
            "{\"from\":" + "[".repeat(3_000) + "]".repeat(3_000) + ",\"to\":2}",
            "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"" + "x".repeat(15_000) + "\":1}",
            "{\"from\":" + "1".repeat(15_000) + ",\"to\":2}")) {
      Reply reply = target.ask(Question.post("/paths", json));
      assertThat(reply.status()).as(reply.text()).isEqualTo(400);
      assertThat(reply.body().length).as(reply.text()).isLessThan(600);
    }
    String long_ = "{\"from\":1,\"to\":2,\"ruleset\":\"" + "x".repeat(15_000) + "\"}";
    assertThat(target.ask(Question.post("/paths", long_)).problem()).isEqualTo("invalid-request");
  }

  /// YAML has aliases that grow, tags that make objects and several documents.
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        a: &a [x,x,x,x,x,x,x,x,x]
        b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
        c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
        rulesets: [*c,*c,*c,*c,*c,*c,*c]
        pairs: 1
        """,
        "rulesets: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]\n",
        "!!java.io.File [/etc/passwd]\n",
        "--- {}\n--- {}\n",
        "rulesets: &r [*r]\npairs: 1\n",
        "? {a: b}\n: c\n",
        "pairs: .inf\nrulesets: performers\n",
        "pairs: .NaN\nrulesets: performers\n",
        "pairs: 1e999\nrulesets: performers\n",
        "pairs: 190:20:30\nrulesets: performers\n",
        "<<: {pairs: 1}\nrulesets: performers\n",
        "\u0000",
        "%YAML 9.9\n---\na: b\n",
      })
  void refusesYamlThatIsMoreThanFieldsWithValues(String yaml) throws IOException {
    Question question =
        new Question(
            "POST",
            "/sweeps",
            List.of(TOKEN, "Content-Type: application/yaml"),
            yaml.getBytes(StandardCharsets.UTF_8));

    Reply reply = target.ask(question);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.problem()).isIn("malformed-yaml", "invalid-request");
  }

  /// What a caller writes comes back in no header of its own, and in the log as one line.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a%0d%0aX-Evil:%201",
        "a%0aX-Evil: 1",
        "a\rX-Evil: 1",
        "a b",
        "a\tb",
        "<a>",
        "a\"b",
        "\u00c3\u00a9",
        "${x}",
      })
  void takesNoRequestIdThatIsMoreThanAnId(String id) throws IOException {
    Reply reply = target.ask(Question.get("/snapshots", "X-Request-Id: " + id));

    assertThat(reply.header("X-Evil")).isEmpty();
    assertThat(reply.header("X-Request-Id")).matches("[0-9a-f]{16}");
  }

  @Test
  void writesNoHeaderThatAnAddressHasMade() throws IOException {
    String evil = "%0d%0aX-Evil:%201%0d%0a%0d%0a";
    for (String address :
        List.of(
            "/routes?x=" + evil,
            "/routes" + evil,
            "/docs?x=" + evil,
            "/docs" + evil,
            "/play?x=" + evil,
            "/challenges?before=" + evil,
            "/challenges?limit=1&before=" + evil,
            "/artists/1/neighbourhood?after=" + evil,
            "/artists/search?q=" + evil,
            "//elsewhere.example/routes",
            "/\\elsewhere.example")) {
      Reply reply = target.ask(Question.get(address));
      assertThat(reply.header("X-Evil")).as(address).isEmpty();
      assertThat(reply.header("Location")).as(address).doesNotContain("//").doesNotContain("\\");
      assertThat(reply.headers().stream().filter(header -> header.value().contains("\r")))
          .as(address)
          .isEmpty();
    }
  }

  /// The address of the operation with this in the place of one parameter.
  private static Question with(Contract.Operation operation, String name, String text) {
    String address =
        operation.template().replace("{" + name + "}", text).replaceAll("\\{[a-z]+}", "1");
    boolean inAddress = operation.template().contains("{" + name + "}");
    String whole = inAddress ? address : address + "?" + name + "=" + text;
    List<String> headers = List.of(TOKEN, "Content-Type: application/json");
    byte[] body = operation.body().isEmpty() ? new byte[0] : new byte[] {'{', '}'};
    return new Question(operation.method().toUpperCase(Locale.ROOT), whole, headers, body);
  }
}
