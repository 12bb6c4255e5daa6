package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What makes a record another one, and what does not.
class RecordHashTest {

  private static final String RELEASE =
      """
      <release id="7" status="Accepted"><artists><artist><id>1</id><name>Ada</name></artist>
      <artist><name>Sørine</name></artist></artists><title>Dusk</title>
      <labels><label name="L" catno="C 1" id="3"/></labels>
      <formats><format name="Vinyl" qty="1"><descriptions><description>LP</description>
      </descriptions></format></formats><genres><genre>Jazz</genre></genres>
      <notes>one &amp; two</notes><data_quality>Correct</data_quality>
      <master_id is_main_release="true">9</master_id>
      <tracklist><track><position>A1</position><title>Tidal</title><extraartists><artist><id>2</id>
      <name>Bo</name><role>Bass</role></artist></extraartists></track>
      <track><position>A2</position><title>Neap</title></track></tracklist>
      <videos><video src="http://v" duration="5" embed="true"><title>Clip</title></video></videos>
      <companies><company><id>3</id><name>L</name><entity_type>23</entity_type></company></companies>
      </release>
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        // found | written instead
        "id=\"7\" status=\"Accepted\" | status='Accepted'   id='7'",
        "catno=\"C 1\" id=\"3\"/> | id=\"3\" catno=\"C 1\"></label>",
        "<title>Dusk</title> | <title><![CDATA[Dusk]]></title>",
        "<artists> | <artists> <!-- first -->",
        "Sørine | S&#248;rine",
        "one &amp; two | one & two",
        "<artist><name> | <artist><id>0</id><anv/><join></join><name>",
        "<genres> | <images><image uri=\"x\"/></images><genres>",
        "</genres> | </genres><styles/><series></series><identifiers/>",
        "<entity_type> | <resource_url>http://r</resource_url><catno/><entity_type>",
      })
  void anotherSpellingIsTheSameRecord(String found, String written) throws IOException {
    assertThat(release(replaced(found, written))).isEqualTo(release(RELEASE));
  }

  @Test
  void theOrderOfElementsMakesNoDifference() throws IOException {
    String notes = "<notes>one &amp; two</notes>";

    assertThat(release(replaced(notes, "").replace("<artists>", notes + "<artists>")))
        .isEqualTo(release(RELEASE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Dusk | Dusk!",
        "Accepted | Draft",
        "Correct | Needs Vote",
        "<id>1</id> | ",
        "<role>Bass</role> | <role>Bass, Vocals</role>",
        "<name>Bo</name> | <name>Bo</name><anv>B.</anv>",
        "<extraartists><artist> | <extraartists><artist/><artist>",
        "<position>A2</position> | <position>A2</position><duration>1:00</duration>",
        "<genre>Jazz</genre> | <genre>Jazz</genre><genre>Rock</genre>",
        "is_main_release=\"true\" | is_main_release=\"false\"",
        "embed=\"true\" | embed=\"false\"",
        "duration=\"5\" | duration=\"6\"",
        "<entity_type>23 | <entity_type>24",
        "qty=\"1\" | qty=\"2\"",
        "catno=\"C 1\" | catno=\"C 2\"",
        "</companies> | </companies><identifiers><identifier type=\"Barcode\"/></identifiers>",
        "</companies> | </companies><series><series name=\"S\"/></series>",
      })
  void aSmallEditMakesItAnother(String found, String written) throws IOException {
    assertThat(release(replaced(found, written == null ? "" : written)))
        .isNotEqualTo(release(RELEASE));
  }

  @Test
  void aCreditOfAnotherTrackMakesItAnother() throws IOException {
    String credit = RELEASE.substring(RELEASE.indexOf("<extraa"), RELEASE.indexOf("</track>"));

    assertThat(release(replaced(credit, "").replace("Neap</title>", "Neap</title>" + credit)))
        .isNotEqualTo(release(RELEASE));
  }

  @ParameterizedTest
  @EnumSource
  void theIdIsNoPartOfIt(DumpType type) throws IOException {
    RowBatch one = read(type, record(type, 4));
    RowBatch other = read(type, record(type, 5));

    assertThat(hash(type, one)).isNotZero().isEqualTo(hash(type, other));
  }

  @Test
  void eachRecordOfABatchHasItsOwn() throws IOException {
    RowBatch rows = read(DumpType.RELEASES, record(DumpType.RELEASES, 4) + RELEASE);

    assertThat(rows.rows(Output.RELEASE))
        .extracting(row -> row.contentHash())
        .containsExactly(release(record(DumpType.RELEASES, 4)), release(RELEASE));
  }

  private static String record(DumpType type, int id) {
    return switch (type) {
      case ARTISTS -> "<artist><id>%d</id><aliases><name>B</name></aliases></artist>".formatted(id);
      case LABELS -> "<label><id>%d</id><urls><url>http://u</url></urls></label>".formatted(id);
      case MASTERS -> "<master id=\"%d\"><year>1999</year></master>".formatted(id);
      case RELEASES -> "<release id=\"%d\"><title>T</title></release>".formatted(id);
    };
  }

  private static String replaced(String found, String written) {
    assertThat(RELEASE).contains(found);
    return RELEASE.replace(found, written);
  }

  private long release(String record) throws IOException {
    return hash(DumpType.RELEASES, read(DumpType.RELEASES, record));
  }

  private static long hash(DumpType type, RowBatch rows) {
    return switch (type) {
      case ARTISTS -> rows.rows(Output.ARTIST).getFirst().contentHash();
      case LABELS -> rows.rows(Output.LABEL).getFirst().contentHash();
      case MASTERS -> rows.rows(Output.MASTER).getFirst().contentHash();
      case RELEASES -> rows.rows(Output.RELEASE).getFirst().contentHash();
    };
  }

  private RowBatch read(DumpType type, String records) throws IOException {
    ReadWhole whole = ReadWhole.text(type, directory, records);
    assertThat(whole.rejected).isEmpty();
    return whole.rows;
  }
}
