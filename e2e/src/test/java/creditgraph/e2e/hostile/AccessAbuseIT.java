package creditgraph.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who may: tokens that are guessed, pages of other origins, clients that ask too much.
@ExtendWith(SharedTarget.class)
class AccessAbuseIT {

  private static final String FOREIGN = "https://evil.example";

  private static Target target;

  @BeforeAll
  static void meet(Target shared) {
    target = shared;
  }

  /// However near a guess comes, it is told the same as no token at all: every byte but those of
  /// the request id.
  @Test
  void tellsAGuessNothing() throws IOException {
    List<String> guesses = new ArrayList<>();
    guesses.add("X-None: x");
    for (int length = 0; length < Target.TOKEN.length(); length += 5) {
      guesses.add("Authorization: Bearer " + Target.TOKEN.substring(0, length));
    }
    guesses.add("Authorization: Bearer " + Target.TOKEN + "x");
    guesses.add("Authorization: Bearer " + Target.TOKEN.toUpperCase(Locale.ROOT));
    guesses.add("Authorization: Bearer " + "x".repeat(3_000));
    guesses.add("Authorization: Bearer " + Target.TOKEN + ", Bearer x");
    guesses.add("Authorization: Basic " + Target.TOKEN);
    guesses.add("Authorization: " + Target.TOKEN);
    guesses.add("Authorization: Bearer \u00e9\u0001");
    guesses.add("Authorization: Digest username=\"x\", realm=\"x\"");
    guesses.add("Cookie: token=" + Target.TOKEN);
    guesses.add("X-Authorization: Bearer " + Target.TOKEN);
    Set<String> told = new HashSet<>();
    for (String guess : guesses) {
      Reply reply = target.ask(Question.get("/jobs", guess));
      if (reply.status() != 400) {
        told.add(constant(reply));
      }
    }
    told.add(constant(target.ask(Question.get("/jobs?token=" + Target.TOKEN))));
    told.add(constant(target.ask(Question.get("/jobs/0f0c2a9be1d34876"))));

    assertThat(told).hasSize(1).allMatch(reply -> reply.startsWith("401 "));
    assertThat(target.ask(Question.get("/jobs", "Authorization: Bearer " + Target.TOKEN)).status())
        .isEqualTo(200);
  }

  /// Nobody learns what there is for researchers without being one.
  @Test
  void refusesEveryOperationForResearchersBeforeItIsRead() throws IOException {
    for (Contract.Operation operation : Contract.load().operations()) {
      if (operation.forResearchers()) {
        String address = operation.template().replaceAll("\\{[a-z]+}", "../x");
        Question question =
            new Question(operation.method(), address.replace("../x", "1"), List.of(), new byte[0]);
        assertThat(target.ask(question).status()).as("%s", operation).isEqualTo(401);
      }
    }
  }

  @Test
  void letsNoPageOfAnotherOriginReadAnswers() throws IOException {
    for (String origin :
        List.of(
            FOREIGN,
            "null",
            "http://pages.example",
            Target.ORIGIN + ".evil.example",
            Target.ORIGIN + ":8443",
            "https://evil-pages.example",
            "https://PAGES.example\u0000",
            Target.ORIGIN + ", " + FOREIGN)) {
      Reply simple = target.ask(Question.get("/snapshots", "Origin: " + origin));
      Reply preflight = preflight(origin, "/samples");
      assertThat(simple.header("Access-Control-Allow-Origin")).as(origin).isEmpty();
      assertThat(preflight.header("Access-Control-Allow-Origin")).as(origin).isEmpty();
      assertThat(preflight.header("Access-Control-Allow-Methods")).as(origin).isEmpty();
    }
  }

  @Test
  void letsThePagesOfItsOwnSiteReadAnswersAndNeverWithCredentials() throws IOException {
    Reply simple = target.ask(Question.get("/snapshots", "Origin: " + Target.ORIGIN));
    Reply preflight = preflight(Target.ORIGIN, "/paths");

    assertThat(preflight.status()).isEqualTo(204);
    for (Reply reply : List.of(simple, preflight)) {
      assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(Target.ORIGIN);
      assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(reply.header("Vary")).contains("Origin");
    }
  }

  /// A form of another site sends what needs no preflight: types that are not taken.
  @Test
  void takesNothingThatAFormOfAnotherSiteCanSend() throws IOException {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      Question question =
          new Question(
              "POST",
              "/paths",
              List.of("Origin: " + FOREIGN, "Content-Type: " + type),
              "{\"from\":1,\"to\":2}".getBytes(StandardCharsets.US_ASCII));
      assertThat(target.ask(question).status()).as(type).isEqualTo(415);
    }
  }

  /// One client among many: his quota ends, and nobody else's.
  @Test
  void refusesOneWhoAsksTooMuchAndNobodyElse() throws Exception {
    int client = 777_777;
    Reply last = asked(client);
    for (int i = 0; i < 700 && last.status() != 429; i++) {
      last = asked(client);
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(last.problem()).isEqualTo("rate-limited");
    assertThat(last.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(last.header("RateLimit-Remaining")).isEqualTo("0");
    // Nobody is another by saying so.
    Reply again =
        asked(
            client,
            "X-Forwarded-For: 9.9.9.9",
            "CF-Connecting-IP: 9.9.9.9",
            "Forwarded: for=9.9.9.9");
    assertThat(again.header("RateLimit-Remaining")).isIn("0", "1", "2");
    assertThat(asked(client + 1).status()).isEqualTo(200);
  }

  private static Reply asked(int client, String... headers) throws IOException {
    byte[] bytes = Question.get("/artists/search?q=a", headers).bytes();
    try (Line line = Line.open(target.port(), client)) {
      Reply reply = line.send(bytes).read().orElseThrow();
      assertThat(Manners.faults(bytes, reply)).isEmpty();
      return reply;
    }
  }

  private static Reply preflight(String origin, String address) throws IOException {
    return target.ask(
        new Question(
            "OPTIONS",
            address,
            List.of(
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization, content-type"),
            new byte[0]));
  }

  private static String constant(Reply reply) {
    String id = reply.header("X-Request-Id");
    return (reply.status() + " " + reply.headers() + " " + reply.text())
        .replace(id, "ID")
        .replaceAll("name=Date, value=[^]]+", "Date");
  }
}
