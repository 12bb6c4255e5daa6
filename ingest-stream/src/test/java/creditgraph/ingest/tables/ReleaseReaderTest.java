package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.RecordRow;
import creditgraph.catalog.row.ReleaseCompanyRow;
import creditgraph.catalog.row.ReleaseFormatRow;
import creditgraph.catalog.row.ReleaseIdentifierRow;
import creditgraph.catalog.row.ReleaseLabelRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.ReleaseSeriesRow;
import creditgraph.catalog.row.ReleaseVideoRow;
import creditgraph.catalog.row.TrackRow;
import creditgraph.game.role.RoleTaxonomy;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every element of a release to its column, each with a text of its own so that none can be taken
/// for another.
class ReleaseReaderTest {

  private static final String DUSK =
      """
      <release status="Accepted" id="7"><images><image type="primary" uri=""/></images>
      <artists><artist><id>1</id><name>Ada Vell (2)</name><anv>A. Vell</anv><join>Meets</join>
      <role></role><tracks></tracks></artist><artist><id>0</id><name>Nobody</name></artist></artists>
      <title>Dusk</title><labels><label catno="NL 1" name="Norrland" id="5"/><label name="Norrland"
      catno="NL 2"/></labels><series><series name="Evenings" catno="3" id="6"/></series>
      <extraartists><artist><id>2</id><name>Bo Tarn</name><anv/><join/><role>Producer</role>
      <tracks>A1 to A2</tracks><resource_url>http://x/2</resource_url></artist></extraartists>
      <formats><format text="Gatefold" qty="99999999999" name="Vinyl"><descriptions>
      <description>LP</description><description>33 ⅓ RPM</description></descriptions></format>
      <format name="CD" qty="1"/></formats>
      <genres><genre>Jazz</genre><genre>Rock</genre></genres><styles><style>Fusion</style></styles>
      <country>Sweden</country><released>1999-03-00</released><notes>Two\r
      lines</notes><data_quality>Correct</data_quality>
      <master_id is_main_release="true">9</master_id>
      <tracklist/>
      <identifiers><identifier value="123" type="Barcode" description="Text"/></identifiers>
      <videos><video src="http://v" duration="61" embed="true"><title>Clip</title>
      <description>Seen</description></video></videos>
      <companies><company><id>8</id><name>Pressing Ltd</name><catno>P1</catno>
      <entity_type>17</entity_type><entity_type_name>Pressed By</entity_type_name>
      <resource_url>http://x/8</resource_url></company></companies></release>
      """;

  private static final String TRACKS =
      """
      <track><sub_tracks><track><position>A1</position><title>One</title><duration>7:24</duration>
      <artists><artist><id>3</id><name>Cy Moor</name><join>,</join></artist></artists></track>
      <track><position>A2</position><title>Two</title><extraartists><artist><id>2</id>
      <name>Bo Tarn</name><role>Drums</role></artist></extraartists></track></sub_tracks>
      <title>Suite</title><extraartists><artist><name>Di</name><role>Bass</role></artist>
      </extraartists></track>
      <track><position>B</position><title/></track>
      """;

  @TempDir private Path directory;

  @Test
  void readsWhatARecordSaysOfTheReleaseItself() throws IOException {
    ReadWhole dusk = readDusk();

    assertThat(dusk.rows.rows(Output.RELEASE))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("contentHash")
        .containsExactly(
            new ReleaseRow(
                7,
                "Accepted",
                "Dusk",
                "Sweden",
                "1999-03-00",
                1999,
                9,
                true,
                "Two\nlines",
                "Correct",
                List.of("Jazz", "Rock"),
                List.of("Fusion"),
                RecordRow.NOT_HASHED));
    assertThat(dusk.drift.counts()).isEmpty();
  }

  @Test
  void readsItsListsInOrder() throws IOException {
    RowBatch rows = readDusk().rows;

    assertThat(rows.rows(Output.RELEASE_LABEL))
        .containsExactly(
            new ReleaseLabelRow(7, 0, 5, "Norrland", "NL 1"),
            new ReleaseLabelRow(7, 1, 0, "Norrland", "NL 2"));
    assertThat(rows.rows(Output.RELEASE_SERIES))
        .containsExactly(new ReleaseSeriesRow(7, 0, 6, "Evenings", "3"));
    assertThat(rows.rows(Output.RELEASE_FORMAT))
        .containsExactly(
            new ReleaseFormatRow(
                7, 0, "Vinyl", "99999999999", "Gatefold", List.of("LP", "33 ⅓ RPM")),
            new ReleaseFormatRow(7, 1, "CD", "1", "", List.of()));
    assertThat(rows.rows(Output.RELEASE_IDENTIFIER))
        .containsExactly(new ReleaseIdentifierRow(7, 0, "Barcode", "123", "Text"));
    assertThat(rows.rows(Output.RELEASE_VIDEO))
        .containsExactly(new ReleaseVideoRow(7, 0, "http://v", 61, "Clip", "Seen", true));
    assertThat(rows.rows(Output.RELEASE_COMPANY))
        .containsExactly(new ReleaseCompanyRow(7, 0, 8, "Pressing Ltd", "P1", 17, "Pressed By"));
  }

  @Test
  void numbersAParentBeforeItsSubTracksThoughItsTitleComesAfter() throws IOException {
    assertThat(readDusk().rows.rows(Output.TRACK))
        .containsExactly(
            new TrackRow(7, 0, -1, "", "Suite", ""),
            new TrackRow(7, 1, 0, "A1", "One", "7:24"),
            new TrackRow(7, 2, 0, "A2", "Two", ""),
            new TrackRow(7, 3, -1, "B", "", ""));
  }

  @Test
  void readsCreditsFromAllSixPlaces() throws IOException {
    RowBatch rows = readDusk().rows;

    assertThat(rows.rows(Output.MAIN_CREDIT))
        .containsExactly(
            credit(CreditRow.MAIN, -1, 0, 1, "Ada Vell (2)", "A. Vell", "Meets", "", ""),
            credit(CreditRow.MAIN, -1, 1, 0, "Nobody", "", "", "", ""));
    assertThat(rows.rows(Output.EXTRA_CREDIT))
        .containsExactly(
            credit(CreditRow.EXTRA, -1, 0, 2, "Bo Tarn", "", "", "Producer", "A1 to A2"));
    assertThat(rows.rows(Output.TRACK_CREDIT))
        .containsExactly(credit(CreditRow.TRACK, 1, 0, 3, "Cy Moor", "", ",", "", ""));
    assertThat(rows.rows(Output.TRACK_EXTRA_CREDIT))
        .as("by track, the parent's first")
        .containsExactly(
            credit(CreditRow.TRACK_EXTRA, 0, 0, 0, "Di", "", "", "Bass", ""),
            credit(CreditRow.TRACK_EXTRA, 2, 0, 2, "Bo Tarn", "", "", "Drums", ""));
  }

  @Test
  void putsTheRolesBesideTheirText() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            """
            <release id="1"><extraartists><artist><id>2</id><name>Bo Tarn</name>
            <role>Guitar [12-String, Lead], Engineer And Producer,  Zzyzx [x] [y]</role>
            </artist></extraartists></release>
            """);

    CreditRow credit = whole.rows.rows(Output.EXTRA_CREDIT).getFirst();
    assertThat(credit.role())
        .isEqualTo("Guitar [12-String, Lead], Engineer And Producer,  Zzyzx [x] [y]");
    assertThat(credit.roleNames()).containsExactly("Guitar", "Engineer And Producer", "Zzyzx");
    assertThat(credit.roleDetails()).containsExactly("12-String, Lead", "", "x; y");
    assertThat(credit.roleCategories())
        .containsExactly("guitar", "production engineering", "other");
  }

  @ParameterizedTest
  @CsvSource({"1999, 1999", "1999-07-13, 1999", "0000-00-00, 0", "199, 0", "'', 0", "c1999, 0"})
  void takesTheYearFromTheFirstFourDigits(String released, int year) {
    assertThat(ReleaseReader.year(released)).isEqualTo(year);
  }

  @Test
  void takesAnEmptyElementForAnAbsentOne() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            """
            <release id="1"/>
            <release id="1"><artists/><title/><labels></labels><extraartists/><formats/><genres/>
            <styles/><country/><released/><notes></notes><data_quality/>
            <master_id is_main_release=""/><tracklist/><identifiers/><videos/><companies/></release>
            """);

    assertThat(whole.rejected).isEmpty();
    assertThat(whole.rows.rows(Output.RELEASE)).hasSize(2);
    assertThat(whole.rows.rows(Output.RELEASE).getFirst())
        .isEqualTo(whole.rows.rows(Output.RELEASE).getLast());
  }

  @ParameterizedTest
  @CsvSource({"<release/>", "<release id=''/>", "<release id='0'/>", "<release id='-1'/>"})
  void rejectsAReleaseWithoutAnId(String release) throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES, directory, release.replace('\'', '"') + "<release id=\"1\"/>");

    assertThat(whole.records).isEqualTo(1);
    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).contains("id"));
  }

  private ReadWhole readDusk() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            DUSK.replace("<tracklist/>", "<tracklist>" + TRACKS + "</tracklist>"));
    assertThat(whole.rejected).isEmpty();
    return whole;
  }

  private static String category(String role) {
    return switch (role) {
      case "Producer" -> "production";
      case "Bass" -> "bass";
      case "Drums" -> "drums";
      default -> throw new IllegalArgumentException(role);
    };
  }

  private static CreditRow credit(
      String scope,
      int track,
      int sequence,
      int artistId,
      String name,
      String anv,
      String join,
      String role,
      String tracks) {
    boolean limited = tracks.equals("A1 to A2");
    return new CreditRow(
        7,
        scope,
        track,
        sequence,
        artistId,
        name,
        anv,
        join,
        role,
        role.isEmpty() ? List.of() : List.of(role),
        role.isEmpty() ? List.of() : List.of(""),
        role.isEmpty() ? List.of() : List.of(category(role)),
        RoleTaxonomy.shipped().version(),
        tracks,
        limited ? List.of(1, 2) : List.of(),
        limited ? CreditRow.TRACKS_READ : CreditRow.NOT_LIMITED);
  }
}
