package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.ruleset.Placeholder;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.ingest.SmallDump;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.progress.ProgressTo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderCheckTest {

  private static final Ruleset PERFORMERS = RulesetFile.shipped("performers");
  private static final Path TABLE = Path.of("curated", "2026-08", "artist");

  private final PlaceholderCheck check = new PlaceholderCheck(PERFORMERS, TABLE);

  @Test
  void names_those_without_a_record() {
    check.see(artist(355, "Unknown Artist"));
    check.see(artist(1, "Various"));
    check.see(artist(118760, "No Artist"));

    assertThat(check.unverified())
        .containsExactly(new Placeholder(194, "Various"), new Placeholder(151641, "Traditional"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Various (2)", "various", "Various ", ""})
  void refuses_every_other_name(String name) {
    check.see(artist(194, name));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(check::unverified)
        .withMessageContaining("Ruleset performers")
        .withMessageContaining(TABLE.toString())
        .withMessageContaining("artist 194 is 'Various' in the ruleset and '%s' in the dump", name);
  }

  @Test
  void lists_all_that_are_wrong() {
    check.see(artist(194, "Somebody"));
    check.see(artist(355, "Somebody Else"));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(check::unverified)
        .withMessageContaining("artist 194")
        .withMessageContaining("artist 355");
  }

  @Test
  void a_build_is_refused_before_anything_is_current(@TempDir Path directory) throws IOException {
    Path dataRoot = directory.resolve("var");
    CatalogLayout catalog =
        catalog(directory, "<artist><id>194</id><name>A Real Artist</name></artist>");

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> TestRuns.publish(dataRoot, catalog, PERFORMERS))
        .withMessageContaining("'A Real Artist' in the dump");
    assertThat(TestRuns.graphs(dataRoot).current("performers")).isEmpty();
  }

  @Test
  void a_build_says_what_it_could_not_verify(@TempDir Path directory) throws IOException {
    CatalogLayout catalog = catalog(directory, "<artist><id>194</id><name>Various</name></artist>");
    List<String> said = new ArrayList<>();

    try (Progress progress = Progress.start(new ProgressTo(said::add, Duration.ofHours(1)))) {
      new SnapshotBuild(directory.resolve("var"), catalog, PERFORMERS, "test", progress).build();
    }

    assertThat(said)
        .anySatisfy(line ->
            assertThat(line)
                .endsWith(": 355 Unknown Artist, 118760 No Artist, 151641 Traditional"));
  }

  private static CatalogLayout catalog(Path directory, String artists) throws IOException {
    Path dump =
        new SmallDump()
            .with(DumpType.ARTISTS, artists)
            .with(
                DumpType.RELEASES,
                "<release id=\"1\"><artists><artist><id>1</id><name>Ada</name></artist></artists></release>")
            .write(directory.resolve("dump"), "20260801");
    return TestRuns.ingest(directory.resolve("var"), dump).catalog();
  }

  private static Columns.Artist artist(int id, String name) {
    return new Columns.Artist(id, name);
  }
}
