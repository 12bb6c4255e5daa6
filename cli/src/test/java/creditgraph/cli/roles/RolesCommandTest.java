package creditgraph.cli.roles;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.cli.CommandRun;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolesCommandTest {

  private final CommandRun command = new CommandRun();

  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("roles.tsv");
  }

  @Test
  void printsHowEachMentionIsReadAndWhatIsUnknownLast() throws IOException {
    Files.writeString(
        file,
        """
        count\tlevel\trole
        2\ttrack\tXqzt
        3\ttrack\tBass Guiatr, Producer
        4\trelease\tProducer
        """);
    assertThat(run()).isZero();
    assertThat(command.out().lines())
        .containsExactly(
            "count\tname\tcategories\trule",
            "7\tProducer\tproduction\tname",
            "3\tBass Guiatr\tbass\tspelling",
            "2\tXqzt\tother\tnone");
    assertThat(command.err()).contains("2 of 3 (66.67 %) names", "10 of 12 (83.33 %) mentions");
  }

  @Test
  void countsALineWithoutACountOnce() throws IOException {
    Files.writeString(file, "Producer\n\nXqzt\nXqzt\n");
    assertThat(run("--unknown")).isZero();
    assertThat(command.out().lines())
        .containsExactly("count\tname\tcategories\trule", "2\tXqzt\tother\tnone");
  }

  @Test
  void saysWhichLineHasNoCount() throws IOException {
    Files.writeString(file, "1\tProducer\nmany\tProducer\n");
    assertThat(run()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(command.err()).contains("line 2", "<many>");
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThat(run()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(command.err()).contains(file.toString());
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    Files.write(file, "Säng".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(command.err()).contains(file.toString(), "UTF-8");
  }

  private int run(String... options) {
    return command.run(
        new RolesCommand(),
        Stream.concat(Stream.of(options), Stream.of(file.toString())).toArray(String[]::new));
  }
}
