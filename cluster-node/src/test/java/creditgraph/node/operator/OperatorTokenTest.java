package creditgraph.node.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatorTokenTest {

  private static final String STRONG = "3f9ac01be27d5846a0b1c2d3";

  @TempDir private Path folder;

  @Test
  void takesTheFirstLine() throws IOException {
    var token = OperatorToken.read(file(STRONG + "\nsecond line"));

    assertThat(token.opensWith(STRONG)).isTrue();
    assertThat(token.opensWith("second line")).isFalse();
  }

  @Test
  void opensNothingWithoutAFile() throws IOException {
    var token = OperatorToken.read("");

    assertThat(token.isStated()).isFalse();
    assertThat(token.opensWith("")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|24 characters or more|found 0",
        "3f9ac01be27d5846a0b1c2d|24 characters or more|found 23",
        "abcabcabcabcabcabcabcabcabcabc|8 different characters or more|found 3",
        "3f9ac01be27d5846 a0b1c2d3e4|without spaces|openssl rand",
        "3f9ac01be27d5846ä0b1c2d3e4|visible ASCII|openssl rand",
      })
  void refusesASecretThatCouldBeGuessedAndSaysNothingOfIt(
      String weak, String expected, String found) throws IOException {
    String file = file(weak);

    assertThatThrownBy(() -> OperatorToken.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("creditgraph.node.operator-token-file")
        .hasMessageContaining(expected)
        .hasMessageContaining(found)
        .message()
        .satisfies(message -> assertThat(weak.isEmpty() || !message.contains(weak)).isTrue());
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("token"), content).toString();
  }
}
