package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the JVM is told of our classes by name, it ignores without a word when they have another.
class WorkerOptionsTest {

  private static final Path OPTIONS = Path.of("src/main/distribution/worker.options");
  private static final Pattern NAMED =
      Pattern.compile("(?m)^-XX:CompileCommand=\\w+,(creditgraph[\\w.]+)::");

  @Test
  void namesClassesThatExist() throws IOException, ClassNotFoundException {
    List<String> named =
        NAMED.matcher(Files.readString(OPTIONS)).results().map(line -> line.group(1)).toList();

    assertThat(named).isNotEmpty();
    for (String name : named) {
      assertThat(Class.forName(name, false, getClass().getClassLoader())).isNotNull();
    }
  }
}
