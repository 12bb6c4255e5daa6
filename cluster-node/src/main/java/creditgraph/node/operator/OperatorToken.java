package creditgraph.node.operator;

import creditgraph.http.access.BearerToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Reads the operators' secret and refuses one that could be guessed.
public final class OperatorToken {

  static final int LEAST_CHARACTERS = 24;
  static final int LEAST_DIFFERENT = 8;

  private static final String KEY = "creditgraph.node.operator-token-file: ";
  private static final String REMEDY = "; `openssl rand -hex 24` makes a good one";

  private OperatorToken() {}

  /// @param file its first line is the secret; empty for a node on which nothing can be changed
  /// @throws IOException when the file cannot be read
  /// @throws IllegalArgumentException when the secret is too weak or could not be sent in a header;
  ///   the message has nothing of it
  public static BearerToken read(String file) throws IOException {
    if (file.isEmpty()) {
      return BearerToken.of("");
    }
    String secret;
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      secret = lines.findFirst().map(String::strip).orElse("");
    }
    require(
        secret.chars().allMatch(character -> character > ' ' && character <= '~'),
        "expected visible ASCII characters without spaces, found others");
    require(
        secret.length() >= LEAST_CHARACTERS,
        "expected %d characters or more, found %d".formatted(LEAST_CHARACTERS, secret.length()));
    long different = secret.chars().distinct().count();
    require(
        different >= LEAST_DIFFERENT,
        "expected %d different characters or more, found %d".formatted(LEAST_DIFFERENT, different));
    return BearerToken.of(secret);
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(KEY + complaint + REMEDY);
    }
  }
}
