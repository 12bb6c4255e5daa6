package creditgraph.cli.collection;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.cli.CommandRun;
import creditgraph.cli.ExitCode;
import creditgraph.game.ruleset.ReleaseFacts;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.game.ruleset.RulesetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionCommandTest {

  private static final String COLUMNS =
      "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added\n";

  private final CommandRun command = new CommandRun();

  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("export.csv");
  }

  @Test
  void makesARulesetOfTheReleasesAlone() throws IOException {
    Files.writeString(
        file,
        "\uFEFF"
            + COLUMNS
            + "W 1,\"Ada, Ben\",\"The \"\"Tide\"\"\nB-Sides\",Wave,LP,,1997,77,Shelf,2020-01-01\n"
            + "W 2,Cleo,Ebb,Wave,CD,5,1998,1234567,Shelf,2020-01-02\n"
            + "W 1,\"Ada, Ben\",again,Wave,LP,,1997,77,Box,2021-01-01\n",
        StandardCharsets.UTF_8);
    assertThat(run("--like", "everyone", "--name", "my-shelf")).isZero();
    Ruleset ruleset = RulesetFile.parse("my-shelf.conf", command.out());
    assertThat(ruleset.name()).isEqualTo("my-shelf");
    assertThat(ruleset.placeholders()).isEqualTo(RulesetFile.shipped("everyone").placeholders());
    assertThat(ruleset.admits(release(77))).isTrue();
    assertThat(ruleset.admits(release(1_234_567))).isTrue();
    assertThat(ruleset.admits(release(78))).isFalse();
    assertThat(command.err()).contains("2 releases, rules of everyone");
  }

  @Test
  void isBasedOnTheDefaultGame() throws IOException {
    Files.writeString(file, "release_id\n1\n");
    assertThat(run()).isZero();
    assertThat(command.out()).startsWith(RulesetFile.shipped("performers").text());
    assertThat(RulesetFile.parse("collection.conf", command.out()).name()).isEqualTo("collection");
  }

  @Test
  void saysWhichCopyIsNoRelease() throws IOException {
    for (String id : List.of("", "0", "-3", "7a", "99999999999")) {
      Files.writeString(file, COLUMNS + "W 1,Ada,Tide,Wave,LP,,1997," + id + ",Shelf,2020-01-01\n");
      assertRefused(ExitCode.DATA_REFUSED, List.of("copy 1", "'" + id + "'"));
    }
  }

  @Test
  void refusesWhatIsNoExport() throws IOException {
    assertRefused(ExitCode.NOT_FOUND, List.of("there is no file"));
    Files.writeString(file, "Artist,Title\nAda,Tide\n");
    assertRefused(
        ExitCode.DATA_REFUSED, List.of("there is no release_id among the columns [Artist, Title]"));
    Files.writeString(file, COLUMNS);
    assertRefused(ExitCode.DATA_REFUSED, List.of("names no release"));
    Files.writeString(file, "release_id\n\"7");
    assertRefused(ExitCode.DATA_REFUSED, List.of("is no CSV"));
  }

  @Test
  void refusesANameThatCannotNameARuleset() throws IOException {
    Files.writeString(file, "release_id\n1\n");
    assertRefused(
        ExitCode.USAGE, List.of("'My Shelf' cannot name a ruleset"), "--name", "My Shelf");
    assertThat(command.out()).isEmpty();
  }

  private static ReleaseFacts release(int id) {
    return new ReleaseFacts(id, List.of("Vinyl"), List.of("LP"), 1997, "UK", List.of("Rock"));
  }

  private void assertRefused(int exitCode, List<String> told, String... options) {
    assertThat(run(options)).isEqualTo(exitCode);
    assertThat(command.err()).contains(told);
  }

  private int run(String... options) {
    return command.run(
        new CollectionCommand(),
        Stream.concat(Stream.of(options), Stream.of(file.toString())).toArray(String[]::new));
  }
}
