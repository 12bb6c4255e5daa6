package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import creditgraph.bench.NameQuestions.Typed;
import creditgraph.bench.NameQuestions.Typing;
import creditgraph.bench.PublishedWorkload.Text;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayQuestionsTest {

  @TempDir private static Path data;
  private static Snapshot snapshot;

  @BeforeAll
  static void publish() throws IOException {
    PublishedWorkload published =
        new PublishedWorkload(data, new Workload("S", 500, 1), Text.WRITTEN);
    published.publish();
    snapshot = Snapshot.open(published.snapshot());
  }

  @AfterAll
  static void close() {
    snapshot.close();
  }

  @Test
  void every_pair_is_another_and_the_same_in_each_run() {
    Set<String> bodies = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      bodies.add(text(new PairQuestions(snapshot, 4).request(i)));
      assertThat(new PairQuestions(snapshot, 4).request(i))
          .isEqualTo(new PairQuestions(snapshot, 4).request(i))
          .isNotEqualTo(new PairQuestions(snapshot, 5).request(i));
    }

    assertThat(bodies).hasSizeGreaterThan(95);
  }

  @Test
  void an_answer_about_another_route_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> new PairQuestions(snapshot, 4).check(0, utf8("{\"length\":99,\"hops\":[]}")))
        .withMessageStartingWith("pair 0: expected");
  }

  @Test
  void people_type_the_start_of_a_name_from_its_first_character_on() {
    NameQuestions questions = new NameQuestions(snapshot, 5, Typing.UP_TO_ANY);

    for (int i = 0; i < 200; i++) {
      Typed typed = questions.typed(i);
      ArtistEntry artist = snapshot.artist(snapshot.artistOrdinal(typed.artistId()));
      assertThat(NameQuestions.names(artist)).anyMatch(name -> name.startsWith(typed.text()));
    }
    assertThat(IntStream.range(0, 200).map(i -> questions.typed(i).text().length()))
        .contains(1, 2, 10);
  }

  @Test
  void slips_leave_the_first_character_and_the_length_within_two() {
    NameQuestions questions = new NameQuestions(snapshot, 5, Typing.SLIPPED);

    for (int i = 0; i < 200; i++) {
      Typed typed = questions.typed(i);
      ArtistEntry artist = snapshot.artist(snapshot.artistOrdinal(typed.artistId()));
      assertThat(NameQuestions.names(artist))
          .anyMatch(name ->
              name.codePointAt(0) == typed.text().codePointAt(0)
                  && Math.abs(name.length() - typed.text().length()) <= 2);
    }
  }

  @Test
  void whoever_typed_right_must_be_found_unless_the_answer_is_full() {
    NameQuestions questions = new NameQuestions(snapshot, 5, Typing.UP_TO_ANY);
    String full = "{\"id\":0},".repeat(NameQuestions.LIMIT - 1) + "{\"id\":0}";

    assertThatNoException()
        .isThrownBy(() -> questions.check(0, utf8("{\"matches\":[" + full + "]}")));
    assertThatNoException()
        .isThrownBy(() ->
            questions.check(
                0, utf8("{\"matches\":[{\"id\":%d}]}".formatted(questions.typed(0).artistId()))));
    assertThatIllegalStateException()
        .isThrownBy(() -> questions.check(0, utf8("{\"matches\":[{\"id\":0}]}")))
        .withMessageContaining("does not find artist");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
