package creditgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What a script sees: exit codes, and one sentence on the error stream.
class McgTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path data;

  @Test
  void everyCommandExplainsItself() {
    var commands = Mcg.commandLine().getSubcommands();
    assertThat(commands.keySet())
        .contains("demo", "generate", "ingest", "build", "check", "node", "path", "artist")
        .contains("sample", "job", "sweep", "status", "fetch", "profile", "diff", "roles");
    for (var command : commands.values()) {
      var usage = command.getCommandSpec().usageMessage();
      assertThat(usage.description()).as(command.getCommandName()).isNotEmpty();
    }
  }

  @Test
  void helpAlsoNamesWhatOnlyASourceTreeHas() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("  test  ", "./mcg bench --help");
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("say which command");
  }

  @Test
  void aQuestionWithoutARunningDemoSaysHowToStartOne() {
    assertThat(run("path", "1", "2", "--data", data.toString())).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err.toString()).contains("./mcg demo").doesNotContain("\tat ");
  }

  @Test
  void aGatewayThatDoesNotAnswerIsNamed() {
    assertThat(run("status", "--gateway", "http://127.0.0.1:1")).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err.toString()).contains("http://127.0.0.1:1");
  }

  @Test
  void aCatalogThatIsNotThereIsNotFound() {
    assertThat(run("build", "performers", "2026-11", "--data", data.toString()))
        .isEqualTo(ExitCode.NOT_FOUND);
    assertThat(err.toString()).contains("2026-11", "mcg ingest");
  }

  @Test
  void aRulesetThatIsNotShippedListsThoseThatAre() throws Exception {
    manifest("2026-11");
    assertThat(run("build", "no-such-rules", "2026-11", "--data", data.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no-such-rules", "performers", "everyone");
  }

  @Test
  void monthsWithoutACatalogCannotBeCompared() {
    assertThat(run("diff", "2026-10", "2026-11", "--data", data.toString()))
        .isEqualTo(ExitCode.NOT_FOUND);
    assertThat(err.toString()).contains("2026-10", "mcg ingest");
  }

  @Test
  void aMonthIsNotComparedWithItself() throws Exception {
    manifest("2026-11");
    assertThat(run("diff", "2026-11", "2026-11", "--data", data.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("two different months");
  }

  @Test
  void aCatalogOfAnOlderParserCannotBeCompared() throws Exception {
    manifest("2026-10");
    manifest("2026-11");
    assertThat(run("diff", "2026-10", "2026-11", "--data", data.toString()))
        .isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(err.toString()).contains("Ingest the dump of 2026-10 again").doesNotContain("\tat ");
  }

  @Test
  void aManifestThatIsNoneIsRefused() throws Exception {
    manifest("2026-11");
    Files.writeString(data.resolve("curated/2026-11/manifest.json"), "{");
    assertThat(run("build", "performers", "2026-11", "--data", data.toString()))
        .isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(err.toString()).contains("manifest.json").doesNotContain("\tat ");
  }

  @Test
  void theDifferenceOfTwoMonthsIsPrintedAndKept() throws Exception {
    ingest("20261001", "<release id=\"1\"/><release id=\"2\"/>");
    ingest("20261101", "<release id=\"2\"><title>T</title></release><release id=\"3\"/>");
    assertThat(run("diff", "2026-10", "2026-11", "--data", data.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains(
            "| release |       2 |       2 |     1 |         1 |       1 |         0 |",
            data.resolve("diffs/2026-10..2026-11").toString());
    assertThat(data.resolve("diffs/2026-10..2026-11/release.parquet")).isRegularFile();

    out.getBuffer().setLength(0);
    assertThat(run("diff", "2026-10", "2026-11", "--json", "--data", data.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(data.resolve("diffs/2026-10..2026-11/diff.json")).hasContent(out.toString());
  }

  @Test
  void aFolderThatIsNoSnapshotIsRefused() {
    assertThat(run("check", data.toString())).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(out.toString()).contains("manifest.json");
  }

  @Test
  void aFolderWithoutDumpsIsRefused() {
    assertThat(run("ingest", "--dump", data.toString(), "--data", data.resolve("d").toString()))
        .isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(err.toString()).contains(data.toString());
  }

  @Test
  void aMonthThatIsNoMonthIsWrongUsage() {
    assertThat(run("fetch", "november", "--data", data.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("november");
  }

  @Test
  void aPlaceThatIsNoneToFetchFromIsWrongUsage() {
    assertThat(run("fetch", "2026-11", "--from", "ftp://x/", "--data", data.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("ftp://x/");
  }

  @Test
  void aMonthThatWasNotFetchedIsNotFound() {
    assertThat(run("ingest", "2026-11", "--data", data.toString())).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(err.toString()).contains("mcg fetch 2026-11");
  }

  @Test
  void ingestWantsAMonthOrAFolder() {
    assertThat(run("ingest", "--data", data.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("MONTH", "--dump");
  }

  @Test
  void aWorldOutOfSizeIsWrongUsage() {
    assertThat(run("generate", "--releases", "5", "--out", data.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--releases", "100");
  }

  @Test
  void aGeneratedWorldLiesBesideItsTruth() throws Exception {
    assertThat(run("generate", "--releases", "100", "--out", data.toString()))
        .isEqualTo(ExitCode.OK);
    try (var files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(5)
          .anyMatch(name -> name.endsWith("_truth.json"));
    }
  }

  /// A catalog of the first parser, as far as the commands look before they open a table.
  private void manifest(String month) throws IOException {
    Path catalog = Files.createDirectories(data.resolve("curated").resolve(month));
    Files.writeString(
        catalog.resolve("manifest.json"),
        """
        {"month": "%s", "sources": [], "parserSchema": 1, "rows": {}, "rejects": 0, "files": []}
        """
            .formatted(month));
  }

  private void ingest(String date, String releases) throws IOException {
    Path dump = Files.createDirectories(data.resolve("dump-" + date));
    dump(dump, date, "artists", "<artist><id>1</id></artist>");
    dump(dump, date, "labels", "<label><id>1</id></label>");
    dump(dump, date, "masters", "<master id=\"1\"/>");
    dump(dump, date, "releases", releases);
    assertThat(run("ingest", "--dump", dump.toString(), "--data", data.toString()))
        .isEqualTo(ExitCode.OK);
  }

  private static void dump(Path folder, String date, String type, String records)
      throws IOException {
    Files.writeString(
        folder.resolve("discogs_" + date + "_" + type + ".xml"),
        "<" + type + ">" + records + "</" + type + ">");
  }

  private int run(String... arguments) {
    CommandLine mcg = Mcg.commandLine();
    mcg.setOut(new PrintWriter(out, true));
    mcg.setErr(new PrintWriter(err, true));
    return mcg.execute(arguments);
  }
}
