package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.FrameLimits;
import creditgraph.ingest.xml.Repairs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBytesTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // text of the title in ISO 8859-1 | what is read | repairs by kind
        "a\\u0007b      | a\\uFFFDb       | 1 0 0 0",
        "a&#7;b         | a\\uFFFDb       | 1 0 0 0",
        "a&#x0;b        | a\\uFFFDb       | 1 0 0 0",
        "a&#xFFFE;b     | a\\uFFFDb       | 1 0 0 0",
        "a&#xD800;b     | a\\uFFFDb       | 1 0 0 0",
        "a&#99999999;b  | a\\uFFFDb       | 1 0 0 0",
        "a & b          | a & b           | 0 1 0 0",
        "a &&amp; b     | a && b          | 0 1 0 0",
        "AT&T           | AT&T            | 0 1 0 0",
        "caf&eacute;    | caf&eacute;     | 0 1 0 0",
        "a&#; b         | a&#; b          | 0 1 0 0",
        "a&#xZZ; b      | a&#xZZ; b       | 0 1 0 0",
        "a]]>b          | a]]>b           | 0 0 0 1",
        "a\\u00E9b      | a\\uFFFDb       | 0 0 1 0",
        "a\\u00C0\\u0080b | a\\uFFFD\\uFFFDb | 0 0 2 0",
        "a\\u00ED\\u00A0\\u0080b | a\\uFFFD\\uFFFD\\uFFFDb | 0 0 3 0",
        "a\\u00F5\\u0080b | a\\uFFFD\\uFFFDb | 0 0 2 0",
        "a\\u00EF\\u00BF\\u00BEb | a\\uFFFDb | 1 0 0 0",
        "a\\u00F0\\u009F\\u008E\\u00B8b | a\\uD83C\\uDFB8b | 0 0 0 0",
        "a&#127928;b    | a\\uD83C\\uDFB8b | 0 0 0 0",
        "a&lt;b&gt;&amp;&quot;&apos; | a<b>&\"' | 0 0 0 0",
        "<![CDATA[a & b]]> | a & b        | 0 0 0 0",
      })
  void repairsAndCountsWhatXmlForbids(String text, String read, String repairs) throws IOException {
    byte[] xml =
        "<releases><release id=\"7\"><title>%s</title></release></releases>"
            .formatted(unescaped(text))
            .getBytes(StandardCharsets.ISO_8859_1);

    ReadWhole whole = ReadWhole.text(DumpType.RELEASES, directory, xml);

    assertThat(whole.rejected).isEmpty();
    assertThat(whole.rows.rows(Output.RELEASE).getFirst().title()).isEqualTo(unescaped(read));
    assertThat(shown(whole.repairs)).isEqualTo(repairs);
  }

  @Test
  void rejectsABrokenRecordWholeAndReadsOn() throws IOException {
    String broken = "<release id=\"2\"><title>two</titel></release>";
    String before = "<releases>\n<release id=\"1\"><title>one</title></release>\n";
    String after = "\n<release id=\"3\"><title>three</title></release>\n</releases>";

    ReadWhole whole = ReadWhole.text(DumpType.RELEASES, directory, before + broken + after);

    assertThat(whole.rows.rows(Output.RELEASE)).extracting(row -> row.id()).containsExactly(1, 3);
    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> {
          assertThat(rejected.id()).isEqualTo("2");
          assertThat(rejected.reason()).contains("not well-formed");
          assertThat(rejected.position()).isEqualTo(before.length());
          assertThat(rejected.bytes()).isEqualTo(broken.length());
          assertThat(rejected.text()).isEqualTo(broken);
        });
  }

  @Test
  void leavesNoRowOfABrokenRecord() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            """
            <releases><release id="1"><artists><artist><id>4</id><name>A</name></artist></artists>
            <tracklist><track><title>t</title></track></tracklist>
            <master_id>x9</master_id></release><release id="2"/></releases>
            """);

    assertThat(whole.rejected).hasSize(1);
    assertThat(whole.rejected.getFirst().reason())
        .isEqualTo("release/master_id: expected an id from 0 to 2147483647, found 'x9'");
    assertThat(whole.rows.rows(Output.MAIN_CREDIT)).isEmpty();
    assertThat(whole.rows.rows(Output.TRACK)).isEmpty();
    assertThat(whole.rows.rows(Output.RELEASE)).extracting(row -> row.id()).containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<release id=\"1\"><title>cut<release id=\"2\"><title>b</title></release>",
        "<release id=\"1\"><title>cut<title><release id=\"2\"></release>",
      })
  void cutsARecordThatIsNeverClosed(String records) throws IOException {
    ReadWhole whole =
        ReadWhole.text(DumpType.RELEASES, directory, "<releases>" + records + "</releases>");

    assertThat(whole.records).isEqualTo(1);
    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> {
          assertThat(rejected.id()).isEqualTo("1");
          assertThat(rejected.reason()).contains("not closed before the next record");
        });
  }

  @Test
  void cutsALabelWhoseSublabelsAreNeverClosed() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.LABELS,
            directory,
            """
            <labels><label><id>1</id><name>A</name><sublabels><label id="5">S</label>
            <label><id>2</id><name>B</name><sublabels><label>T</label><label/></sublabels></label>
            </labels>
            """);

    assertThat(whole.rows.rows(Output.LABEL)).extracting(row -> row.id()).containsExactly(2);
    assertThat(whole.rows.rows(Output.SUBLABEL)).hasSize(2);
    assertThat(whole.rejected).extracting(rejected -> rejected.id()).containsExactly("1");
  }

  @Test
  void rejectsTheLastRecordWhenTheRootEndsInsideIt() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            "<releases><release id=\"1\"/><release id=\"2\"><title>x</releases>");

    assertThat(whole.records).isEqualTo(1);
    assertThat(whole.rejected.getFirst().reason()).contains("before the end of the file");
  }

  @Test
  void rejectsTextBetweenRecords() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            "<releases><release id=\"1\"/> stray </title><release id=\"2\"/></releases>");

    assertThat(whole.records).isEqualTo(2);
    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("text between records"));
  }

  @Test
  void refusesADocumentTypeBeforeTheRecords() {
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() ->
            ReadWhole.text(
                DumpType.RELEASES,
                directory,
                "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><releases/>"))
        .withMessageContaining("document type")
        .withMessageContaining("byte 0");
  }

  @Test
  void neverResolvesAnEntityOfARecord() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            """
            <releases><release id="1"><!DOCTYPE r [<!ENTITY a "boom">]><title>&a;</title></release>
            <release id="2"><title>&a;</title></release></releases>
            """);

    assertThat(whole.rejected).extracting(rejected -> rejected.id()).containsExactly("1");
    assertThat(whole.rows.rows(Output.RELEASE).getFirst().title()).isEqualTo("&a;");
  }

  @Test
  void rejectsANestingBomb() throws IOException {
    String bomb = "<sub_tracks><track>".repeat(10_000) + "</track></sub_tracks>".repeat(10_000);
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            "<releases><release id=\"1\"><tracklist><track>"
                + bomb
                + "</track></tracklist></release><release id=\"2\"/></releases>");

    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.reason()).contains("nests deeper than"));
    assertThat(whole.records).isEqualTo(1);
  }

  /// Cut anywhere, its characters of two to four bytes would show.
  @ParameterizedTest
  @ValueSource(ints = {1 << 10, 1 << 12, 1 << 17})
  void rejectsARecordThatIsTooLongWhole(int batchBytes) throws IOException {
    String broken = "<release id=\"2\"><notes>" + "xé東𝄞".repeat(1 << 17) + "</notes></release>";
    String before = "<releases><release id=\"1\"/>";
    Path file = directory.resolve("releases.xml");
    Files.writeString(file, before + broken + "<release id=\"3\"/></releases>");

    ReadWhole whole = ReadWhole.of(DumpType.RELEASES, file, new FrameLimits(batchBytes, 1 << 17));

    assertThat(whole.rows.rows(Output.RELEASE)).extracting(row -> row.id()).containsExactly(1, 3);
    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> {
          assertThat(rejected.id()).isEqualTo("2");
          assertThat(rejected.reason()).isEqualTo("release record is too long to be held");
          assertThat(rejected.position()).isEqualTo(before.length());
          assertThat(rejected.bytes()).isEqualTo(broken.getBytes(StandardCharsets.UTF_8).length);
          assertThat(rejected.text().equals(broken)).as("is the text of the record").isTrue();
        });
  }

  @Test
  void cutsARecordThatIsTooLongAndNeverClosed() throws IOException {
    String broken = "<release id=\"2\"><notes>" + "<b>".repeat(1 << 17);
    Path file = directory.resolve("releases.xml");
    Files.writeString(file, "<releases>" + broken + "<release id=\"3\"/></releases>");

    ReadWhole whole = ReadWhole.of(DumpType.RELEASES, file, new FrameLimits(1 << 12, 1 << 17));

    assertThat(whole.rows.rows(Output.RELEASE)).extracting(row -> row.id()).containsExactly(3);
    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> {
          assertThat(rejected.bytes()).isEqualTo(broken.length());
          assertThat(rejected.text().equals(broken)).as("is the text of the record").isTrue();
        });
  }

  @Test
  void refusesAFileThatEndsInsideARecordThatIsTooLong() throws IOException {
    Path file = directory.resolve("releases.xml");
    Files.writeString(file, "<releases><release id=\"2\">" + "x".repeat(1 << 20));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> ReadWhole.of(DumpType.RELEASES, file, new FrameLimits(1 << 12, 1 << 17)))
        .withMessageContaining("the release record that begins at byte 10");
  }

  /// Half a character is no UTF-8, and the reject file could not be written.
  @Test
  void quotesWholeCharactersInAReason() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            "<release id=\"1\"><master_id>" + "1".repeat(39) + "𝄞𝄞</master_id></release>");

    assertThat(whole.rejected.getFirst().reason()).endsWith("found '" + "1".repeat(39) + "𝄞…'");
  }

  @Test
  void countsElementsAttributesAndTextThatNoLayoutHas() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            """
            <releases><release id="1" mood="blue"><hologram><x/></hologram>
            <labels>stray<label name="L" catno="C" id="1" tint="red"/></labels>
            <master_id is_main_release="yes">5<b/></master_id></release></releases>
            """);

    assertThat(whole.records).isEqualTo(1);
    assertThat(whole.drift.counts())
        .containsOnlyKeys(
            "release/@mood",
            "release/hologram",
            "release/labels/#text",
            "release/labels/label/@tint",
            "release/master_id/@is_main_release#not-a-flag",
            "release/master_id/b");
  }

  @Test
  void countsAFieldThatComesAgain() throws IOException {
    ReadWhole whole =
        ReadWhole.text(
            DumpType.RELEASES,
            directory,
            """
            <releases><release id="1"><title>a</title><title>b</title><title>c</title>
            <tracklist><track><title>t</title></track><track><title>u</title><artists><artist>
            <name>A</name></artist><artist><name>B</name><anv/><anv>C</anv></artist></artists></track>
            </tracklist></release><release id="2"><title>d</title></release></releases>
            """);

    assertThat(whole.rows.rows(Output.RELEASE))
        .extracting(row -> row.title())
        .containsExactly("c", "d");
    assertThat(whole.drift.counts())
        .containsOnly(
            entry("release/title#repeated", 2L),
            entry("release/tracklist/track/artists/artist/anv#repeated", 1L));
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  private static String shown(Repairs repairs) {
    return "%d %d %d %d"
        .formatted(
            repairs.illegalCharacters(),
            repairs.bareAmpersands(),
            repairs.invalidUtf8(),
            repairs.sectionEnds());
  }
}
