package creditgraph.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of `docs/operations.md` against the application.
class OperationsDocumentTest {

  private static final Pattern VARIABLE = Pattern.compile("`(MCG_[A-Z_]+)`");

  private final String document = read();

  /// The prose names variables of the program as well, which nodes do not read.
  @Test
  void listsEveryVariableThatANodeReads() {
    Set<String> listed =
        document
            .lines()
            .filter(line -> line.startsWith("|"))
            .flatMap(row -> VARIABLE.matcher(row).results())
            .map(variable -> variable.group(1))
            .collect(Collectors.toSet());
    assertThat(listed).isEqualTo(NodeReference.variables());
  }

  @Test
  void listsThePortsThatANodeListensOn() {
    Config settings = NodeReference.settings(Map.of());
    for (String key : new String[] {"port", "management.port", "http.port"}) {
      assertThat(document).contains("| " + settings.getInt(key) + " |");
    }
  }

  private static String read() {
    try {
      return Files.readString(Manifests.ROOT.resolve("docs/operations.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
