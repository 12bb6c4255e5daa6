package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerHeadTest {

  private static final String ANSWER =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\ncontent-length: 5\r\n\r\nLater";

  private final AnswerHead answer = new AnswerHead();

  @Test
  void an_answer_ends_where_its_length_says_in_whatever_pieces_it_comes() throws IOException {
    for (int piece = 1; piece <= ANSWER.length(); piece++) {
      for (int from = 0; from < ANSWER.length(); from += piece) {
        int to = Math.min(ANSWER.length(), from + piece);
        assertThat(take(ANSWER.substring(from, to))).isEqualTo(to == ANSWER.length());
      }
      assertThat(answer.status()).isEqualTo(503);
    }
  }

  @Test
  void an_answer_without_a_body_ends_with_its_head() throws IOException {
    assertThat(take("HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n")).isTrue();
    assertThat(answer.status()).isEqualTo(304);
  }

  @Test
  void what_follows_without_having_been_asked_for_is_refused() {
    assertThatIOException().isThrownBy(() -> take(ANSWER + "H")).withMessageStartingWith("1 bytes");
  }

  @Test
  void an_answer_that_does_not_state_its_length_is_refused() {
    assertThatIOException().isThrownBy(() -> take("HTTP/1.1 200 OK\r\nA: b\r\n\r\n"));
  }

  private boolean take(String text) throws IOException {
    return answer.take(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
