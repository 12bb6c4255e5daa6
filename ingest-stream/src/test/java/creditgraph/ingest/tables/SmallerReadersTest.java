package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.ArtistAliasRow;
import creditgraph.catalog.row.ArtistGroupRow;
import creditgraph.catalog.row.ArtistMemberRow;
import creditgraph.catalog.row.ArtistRow;
import creditgraph.catalog.row.ArtistUrlRow;
import creditgraph.catalog.row.ArtistVariationRow;
import creditgraph.catalog.row.LabelRow;
import creditgraph.catalog.row.LabelUrlRow;
import creditgraph.catalog.row.MasterArtistRow;
import creditgraph.catalog.row.MasterRow;
import creditgraph.catalog.row.MasterVideoRow;
import creditgraph.catalog.row.RecordRow;
import creditgraph.catalog.row.SublabelRow;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every element of an artist, a label and a master to its column, in every layout.
class SmallerReadersTest {

  @TempDir private Path directory;

  @Test
  void readsAnArtistWhoseIdComesLast() throws IOException {
    RowBatch rows =
        read(
            DumpType.ARTISTS,
            """
            <artist><images><image uri=""/></images><name>Dusk Trio</name><realname>Real</realname>
            <profile>Of [a=Ada]</profile><data_quality>Correct</data_quality>
            <urls><url>http://a</url><url>http://b</url></urls>
            <namevariations><name>D. Trio</name><name/></namevariations>
            <aliases><name id="11">Dawn Trio</name><name>Unnumbered</name></aliases>
            <groups><name id="12">Big Band</name></groups>
            <members><name id="13">Ada</name></members><id>10</id></artist>
            """);

    assertThat(rows.rows(Output.ARTIST))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("contentHash")
        .containsExactly(
            new ArtistRow(10, "Dusk Trio", "Real", "Of [a=Ada]", "Correct", RecordRow.NOT_HASHED));
    assertThat(rows.rows(Output.ARTIST_URL))
        .containsExactly(new ArtistUrlRow(10, 0, "http://a"), new ArtistUrlRow(10, 1, "http://b"));
    assertThat(rows.rows(Output.ARTIST_VARIATION))
        .containsExactly(
            new ArtistVariationRow(10, 0, "D. Trio"), new ArtistVariationRow(10, 1, ""));
    assertThat(rows.rows(Output.ARTIST_ALIAS))
        .containsExactly(
            new ArtistAliasRow(10, 0, 11, "Dawn Trio"), new ArtistAliasRow(10, 1, 0, "Unnumbered"));
    assertThat(rows.rows(Output.ARTIST_GROUP))
        .containsExactly(new ArtistGroupRow(10, 0, 12, "Big Band"));
    assertThat(rows.rows(Output.ARTIST_MEMBER))
        .containsExactly(new ArtistMemberRow(10, 0, 13, "Ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<id>1</id><name>Ada</name><id>2</id><name>Bo</name>",
        "<id>1</id><name id='1'>Ada</name><id>2</id><name id='2'>Bo</name>",
        "<name id='1'>Ada</name><name id='2'>Bo</name>",
      })
  void readsMembersInEveryLayoutThatNumbersThem(String members) throws IOException {
    assertThat(members(members))
        .containsExactly(new ArtistMemberRow(9, 0, 1, "Ada"), new ArtistMemberRow(9, 1, 2, "Bo"));
  }

  @Test
  void readsMembersThatLackOneHalf() throws IOException {
    assertThat(members("<name>Ada</name><name/>"))
        .containsExactly(new ArtistMemberRow(9, 0, 0, "Ada"), new ArtistMemberRow(9, 1, 0, ""));
    assertThat(members("<id>1</id><id>2</id><name>Bo</name><id>3</id>"))
        .containsExactly(
            new ArtistMemberRow(9, 0, 1, ""),
            new ArtistMemberRow(9, 1, 2, "Bo"),
            new ArtistMemberRow(9, 2, 3, ""));
  }

  @Test
  void readsALabelWithItsParentAndItsSublabels() throws IOException {
    RowBatch rows =
        read(
            DumpType.LABELS,
            """
            <label><images/><id>20</id><name>Norrland</name><contactinfo>Box 1</contactinfo>
            <profile>North</profile><data_quality>Correct</data_quality>
            <parentLabel id="21">Land</parentLabel><urls><url>http://n</url></urls>
            <sublabels><label id="22">Norr A</label><label>Norr B</label><label/></sublabels></label>
            """);

    assertThat(rows.rows(Output.LABEL))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("contentHash")
        .containsExactly(
            new LabelRow(
                20, "Norrland", "Box 1", "North", 21, "Land", "Correct", RecordRow.NOT_HASHED));
    assertThat(rows.rows(Output.LABEL_URL)).containsExactly(new LabelUrlRow(20, 0, "http://n"));
    assertThat(rows.rows(Output.SUBLABEL))
        .containsExactly(
            new SublabelRow(20, 0, 22, "Norr A"),
            new SublabelRow(20, 1, 0, "Norr B"),
            new SublabelRow(20, 2, 0, ""));
  }

  @Test
  void readsAMaster() throws IOException {
    RowBatch rows =
        read(
            DumpType.MASTERS,
            """
            <master id="30"><main_release>31</main_release><images/><artists><artist><id>1</id>
            <name>Ada</name><anv>A.</anv><join>&amp;</join><role/><tracks/></artist><artist><id>2</id>
            <name>Bo</name><role>Conductor</role><tracks>A1</tracks></artist></artists><genres><genre>Jazz</genre></genres>
            <styles><style>Fusion</style><style>Bop</style></styles><year>1999</year>
            <title>Dusk</title><notes>Note</notes><data_quality>Correct</data_quality>
            <videos><video duration="5" embed="false" src="http://v"><title>Clip</title>
            <description>Seen</description></video></videos></master>
            """);

    assertThat(rows.rows(Output.MASTER))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("contentHash")
        .containsExactly(
            new MasterRow(
                30,
                31,
                1999,
                "Dusk",
                "Note",
                "Correct",
                List.of("Jazz"),
                List.of("Fusion", "Bop"),
                RecordRow.NOT_HASHED));
    assertThat(rows.rows(Output.MASTER_ARTIST))
        .containsExactly(
            new MasterArtistRow(30, 0, 1, "Ada", "A.", "&", "", ""),
            new MasterArtistRow(30, 1, 2, "Bo", "", "", "Conductor", "A1"));
    assertThat(rows.rows(Output.MASTER_VIDEO))
        .containsExactly(new MasterVideoRow(30, 0, "http://v", 5, "Clip", "Seen", false));
  }

  @Test
  void countsANumberThatIsNoneAndReadsItAsAbsent() throws IOException {
    ReadWhole whole =
        ReadWhole.text(DumpType.MASTERS, directory, "<master id=\"1\"><year>199?</year></master>");

    assertThat(whole.rows.rows(Output.MASTER).getFirst().year()).isZero();
    assertThat(whole.drift.counts()).containsOnlyKeys("master/year#not-a-number");
  }

  @Test
  void neverTakesAMembersIdForThatOfABrokenArtist() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.ARTISTS,
            directory,
            """
            <artist><name>No id</name><members><id>5</id><name>Ada</name></members></artist>
            <artist><id>6</id><name>Wrong<name></artist>
            <artist><id>7</id></artist>
            """);

    assertThat(whole.records).isEqualTo(1);
    assertThat(whole.rejected).extracting(rejected -> rejected.id()).containsExactly("", "6");
    assertThat(whole.rejected.getFirst().reason()).isEqualTo("artist record has no id");
  }

  private List<ArtistMemberRow> members(String members) throws IOException {
    return read(
            DumpType.ARTISTS,
            "<artist><id>9</id><members>" + members.replace('\'', '"') + "</members></artist>")
        .rows(Output.ARTIST_MEMBER);
  }

  private RowBatch read(DumpType type, String text) throws IOException {
    ReadWhole whole = ReadWhole.text(type, directory, text);
    assertThat(whole.rejected).isEmpty();
    assertThat(whole.drift.counts()).isEmpty();
    return whole.rows;
  }
}
