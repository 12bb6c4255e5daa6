package creditgraph.http.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.http.Answer;
import creditgraph.http.TestGateway;
import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.ReleaseId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.hidden.Guessing.Found;
import creditgraph.protocol.hidden.Guessing.Judged;
import creditgraph.protocol.hidden.Guessing.NoPuzzle;
import creditgraph.protocol.hidden.Guessing.Page;
import creditgraph.protocol.hidden.HiddenPuzzle;
import creditgraph.protocol.hidden.HiddenPuzzle.Fact;
import creditgraph.protocol.hidden.HiddenPuzzle.Reveal;
import creditgraph.protocol.path.NamedArtist;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HiddenRoutesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Reveal CREDIT =
      new Reveal("credit", 85, List.of(new Fact("artist", "Cy (2)"), new Fact("role", "Drums")));
  private static final HiddenPuzzle PUZZLE = puzzle(DAY);

  private static TestGateway gateway;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.ports().reset();
  }

  @Test
  void tellsTheFirstRevealAndNothingElse() {
    gateway.ports().puzzle(new Found(PUZZLE));

    Answer daily = gateway.get("/puzzles/daily");
    Answer ofDay = gateway.get("/puzzles/2026-11-22");
    Answer held = gateway.get("/puzzles/daily", "If-None-Match", daily.header("ETag"));

    JsonNode json = daily.expect(200, "Puzzle");
    assertThat(json.at("/first/facts/0/value").asText()).isEqualTo("1990s");
    assertThat(json.get("scores").toString()).isEqualTo("[100,85]");
    assertThat(daily.text()).doesNotContain("Ana", "Cy (2)", "Dawn");
    assertThat(daily.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(ofDay.expect(200, "Puzzle")).isEqualTo(json);
    assertThat(ofDay.header("Cache-Control")).contains("immutable");
    assertThat(held.status()).isEqualTo(304);
  }

  @Test
  void walksTheArchive() {
    gateway.ports().puzzles(new Page(List.of(PUZZLE), true));

    Answer page = gateway.get("/puzzles?before=2026-11-23&limit=1");

    assertThat(page.expect(200, "PuzzlePage").get("next").asText())
        .isEqualTo("/puzzles?before=2026-11-22&limit=1");
    assertThat(page.header("Link")).isEqualTo("</puzzles?before=2026-11-22&limit=1>; rel=\"next\"");
    assertThat(gateway.ports().asked()).containsExactly("2026-11-23 1");
  }

  @Test
  void tellsTheNextRevealToWhoeverIsWrong() {
    gateway.ports().guess(new Judged(PUZZLE, 1, false, 0, Optional.of(CREDIT), Optional.empty()));

    Answer answer = gateway.post("/puzzles/2026-11-22/guess", "{\"reveal\":1,\"name\":\"Eve\"}");

    JsonNode json = answer.expect(200, "GuessAnswer");
    assertThat(json.get("correct").asBoolean()).isFalse();
    assertThat(json.get("score").isNull()).isTrue();
    assertThat(json.at("/next/step").asInt()).isEqualTo(2);
    assertThat(json.at("/next/facts/0/value").asText()).isEqualTo("Cy (2)");
    assertThat(json.get("answer").isNull()).isTrue();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(gateway.ports().asked()).containsExactly("2026-11-22 1 ByName[name=Eve]");
  }

  @Test
  void showsTheAnswerOnceTheGameIsOver() {
    gateway
        .ports()
        .guess(new Judged(PUZZLE, 2, true, 85, Optional.empty(), Optional.of(PUZZLE.answer())));

    JsonNode json =
        gateway
            .post("/puzzles/2026-11-22/guess", "{\"reveal\":2,\"artist\":1}")
            .expect(200, "GuessAnswer");

    assertThat(json.get("score").asInt()).isEqualTo(85);
    assertThat(json.at("/answer/artist/name").asText()).isEqualTo("Ana");
    assertThat(json.at("/answer/release/year").isNull()).isTrue();
    assertThat(gateway.ports().asked()).containsExactly("2026-11-22 2 ById[artist=1]");
  }

  @Test
  void takesAGuessWithoutANameForAQuestion() {
    gateway.ports().guess(new Judged(PUZZLE, 1, false, 0, Optional.of(CREDIT), Optional.empty()));

    gateway.post("/puzzles/2026-11-22/guess", "{\"reveal\":1}").expect(200, "GuessAnswer");

    assertThat(gateway.ports().asked()).containsExactly("2026-11-22 1 Pass[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "tomorrow", "performers.1.3", "1999-01-01", "%27"})
  void doesNotKnowWhatIsNoDay(String id) {
    gateway.get("/puzzles/" + id).expect(ProblemType.UNKNOWN_PUZZLE);
    gateway.post("/puzzles/" + id + "/guess", "{\"reveal\":1}").expect(ProblemType.UNKNOWN_PUZZLE);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void saysThatADayHasNone() {
    gateway.ports().puzzle(new NoPuzzle(DAY));
    gateway.ports().guess(new NoPuzzle(DAY));

    gateway.get("/puzzles/daily").expect(ProblemType.UNKNOWN_PUZZLE);
    gateway.get("/puzzles/2026-11-22").expect(ProblemType.UNKNOWN_PUZZLE);
    gateway.post("/puzzles/2026-11-22/guess", "{\"reveal\":1}").expect(ProblemType.UNKNOWN_PUZZLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                        | reveal",
        "{\"reveal\":0}                            | reveal",
        "{\"reveal\":7}                            | reveal",
        "{\"reveal\":1,\"artist\":0}               | artist",
        "{\"reveal\":1,\"artist\":\"Ana\"}         | artist",
        "{\"reveal\":1,\"name\":\" \"}             | name",
        "{\"reveal\":1,\"name\":3}                 | name",
        "{\"reveal\":1,\"artist\":1,\"name\":\"A\"}  | name",
        "{\"reveal\":1,\"who\":1}                  | who",
      })
  void refusesAGuessThatCannotBeMade(String body, String field) {
    JsonNode problem =
        gateway.post("/puzzles/2026-11-22/guess", body).expect(ProblemType.INVALID_REQUEST);

    assertThat(problem.get("field").asText()).isEqualTo(field);
    assertThat(gateway.ports().asked()).isEmpty();
  }

  @Test
  void refusesANameThatIsTooLong() {
    String body = "{\"reveal\":1,\"name\":\"" + "a".repeat(161) + "\"}";

    gateway.post("/puzzles/2026-11-22/guess", body).expect(ProblemType.INVALID_REQUEST);
  }

  private static HiddenPuzzle puzzle(LocalDate day) {
    return new HiddenPuzzle(
        day,
        326,
        new SnapshotRef("2026-11", new RulesetId("performers"), "ab12"),
        List.of(new Reveal("setting", 100, List.of(new Fact("decade", "1990s"))), CREDIT),
        new HiddenPuzzle.Answer(
            new NamedArtist(new ArtistId(1), "Ana", 61),
            new ReleaseId(100),
            "Dawn",
            "Björk Ek",
            0,
            List.of("ana")));
  }
}
