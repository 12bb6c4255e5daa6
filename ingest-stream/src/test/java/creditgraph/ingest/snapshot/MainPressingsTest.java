package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.ingest.SmallDump;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainPressingsTest {

  @TempDir private Path temporary;

  @Test
  void letsTheMainReleaseStandForItsMasterAndAReleaseWithoutOneForItself() throws IOException {
    assertThat(
            standing(
                "<master id=\"9\"/>",
                """
                <release id="1"/>
                <release id="2"><master_id>9</master_id></release>
                <release id="3"><master_id is_main_release="true">9</master_id></release>
                <release id="4"><master_id>9</master_id></release>
                """))
        .containsExactly(1, 3);
  }

  @Test
  void believesTheMasterWhenReleasesDoNotSay() throws IOException {
    assertThat(
            standing(
                "<master id=\"9\"><main_release>4</main_release></master>",
                """
                <release id="2"><master_id>9</master_id></release>
                <release id="4"><master_id>9</master_id></release>
                """))
        .containsExactly(4);
  }

  @Test
  void takesTheLowestIdWhenTheMainReleaseIsNotThere() throws IOException {
    assertThat(
            standing(
                "<master id=\"9\"><main_release>77</main_release></master>",
                """
                <release id="5"><master_id>9</master_id></release>
                <release id="2"><master_id>9</master_id></release>
                <release id="6"><master_id>8</master_id></release>
                """))
        .containsExactly(2, 6);
  }

  private List<Integer> standing(String masters, String releases) throws IOException {
    Path dump =
        new SmallDump()
            .with(DumpType.MASTERS, masters)
            .with(DumpType.RELEASES, releases)
            .write(temporary.resolve("dump"), "20260801");
    CatalogLayout catalog = TestRuns.ingest(temporary.resolve("var"), dump).catalog();
    MainPressings pressings = MainPressings.read(catalog);
    return TestRuns.rows(catalog.table(CatalogTables.RELEASE), CatalogTables.RELEASE).stream()
        .map(row -> new Columns.Pressing(row.id(), row.masterId(), row.mainRelease()))
        .filter(pressings::include)
        .map(Columns.Pressing::id)
        .sorted()
        .toList();
  }
}
