package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.FrameLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as a whole: compressed or not, whole or cut, with a root or without.
class FileShapesTest {

  private static final String ONE = "<release id=\"1\"><title>one</title></release>";
  private static final String TWO = "<release id=\"2\"><title>two</title></release>";
  private static final String BOTH = "<releases>\n" + ONE + "\n" + TWO + "\n</releases>\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        BOTH,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + BOTH,
        "\uFEFF" + BOTH,
        "<!-- a comment --><releases >" + ONE + "<!-- > -->" + TWO + "</releases >",
        ONE + TWO,
        "\n" + ONE + "\r\n\t" + TWO + "\n",
      })
  void findsTheRecordsInAnyWrapping(String text) throws IOException {
    ReadWhole whole = ReadWhole.text(DumpType.RELEASES, directory, text);

    assertThat(whole.rows.rows(Output.RELEASE))
        .extracting(row -> row.title())
        .containsExactly("one", "two");
  }

  @Test
  void readsTheRecordsUnderAnotherRootAndRejectsItsTags() throws IOException {
    ReadWhole whole =
        ReadWhole.text(DumpType.RELEASES, directory, "<dump>" + ONE + TWO + "</dump>");

    assertThat(whole.records).isEqualTo(2);
    assertThat(whole.rejected)
        .extracting(rejected -> rejected.text())
        .containsExactly("<dump>", "</dump>");
  }

  @Test
  void readsSeveralGzipMembersAndPadding() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ReadWhole.gzip("<releases>" + ONE));
    bytes.writeBytes(ReadWhole.gzip(TWO + "</releases>"));
    bytes.writeBytes(new byte[512]);

    assertThat(read(bytes.toByteArray()).records).isEqualTo(2);
  }

  @Test
  void readsAByteAtATimeAsItReadsThemAll() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (byte b : ("\uFEFF<!-- > -->" + BOTH).getBytes(StandardCharsets.UTF_8)) {
      members.writeBytes(ReadWhole.gzip(new byte[] {b}));
    }
    ReadWhole whole = read(members.toByteArray());

    assertThat(whole.rejected).isEmpty();
    assertThat(whole.rows.rows(Output.RELEASE))
        .extracting(row -> row.title())
        .containsExactly("one", "two");
  }

  @Test
  void refusesOtherBytesAfterTheGzipData() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ReadWhole.gzip(BOTH));
    int end = bytes.size();
    bytes.writeBytes("garbage".getBytes(StandardCharsets.US_ASCII));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> read(bytes.toByteArray()))
        .withMessageContaining("bytes at " + end)
        .withMessageContaining("Download");
  }

  @Test
  void refusesAGzipFileCutAtAnyByte() {
    byte[] gzip = ReadWhole.gzip(BOTH);
    for (int length = 2; length < gzip.length; length++) {
      byte[] cut = Arrays.copyOf(gzip, length);
      assertThatExceptionOfType(DumpRefused.class)
          .isThrownBy(() -> read(cut))
          .withMessageContaining("releases.xml.gz")
          .withMessageContaining("ends at byte " + length)
          .withMessageContaining("Download it again");
    }
  }

  @Test
  void neverReadsAGzipFileWithAFlippedBitAsAnotherText() throws IOException {
    byte[] gzip = ReadWhole.gzip(BOTH);
    int refused = 0;
    for (int bit = 10 * Byte.SIZE; bit < gzip.length * Byte.SIZE; bit++) {
      byte[] flipped = gzip.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      try {
        assertThat(read(flipped).rows.rows(Output.RELEASE))
            .extracting(row -> row.title())
            .containsExactly("one", "two");
      } catch (DumpRefused e) {
        refused++;
      }
    }
    int bits = (gzip.length - 10) * Byte.SIZE;
    assertThat(refused)
        .as("all but the bits that fill up the last byte of the compressed data")
        .isGreaterThan(bits - Byte.SIZE);
  }

  @Test
  void refusesAPlainFileCutInsideARecordOrBeforeTheRootEnds() {
    int inside = BOTH.indexOf("two");
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> ReadWhole.text(DumpType.RELEASES, directory, BOTH.substring(0, inside)))
        .withMessageContaining("cut short")
        .withMessageContaining("byte " + BOTH.indexOf(TWO));
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() ->
            ReadWhole.text(
                DumpType.RELEASES, directory, BOTH.substring(0, BOTH.indexOf("</releases"))))
        .withMessageContaining("without </releases>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "<releases></releases>", "<artists><artist/></artists>"})
  void refusesAFileWithoutARecordOfItsType(String text) {
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> ReadWhole.text(DumpType.RELEASES, directory, text))
        .withMessageContaining("no <release> record");
  }

  @Test
  void refusesATextInAnotherEncodingThanUtf8() {
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() ->
            ReadWhole.text(DumpType.RELEASES, directory, BOTH.getBytes(StandardCharsets.UTF_16LE)))
        .withMessageContaining("no <release> record");
  }

  @Test
  void rejectsWhatFollowsTheEndOfTheRoot() throws IOException {
    ReadWhole whole = ReadWhole.text(DumpType.RELEASES, directory, BOTH + "garbage");

    assertThat(whole.records).isEqualTo(2);
    assertThat(whole.rejected)
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.text()).isEqualTo("garbage"));
  }

  @Test
  void cutsTheSameRecordsWhateverTheSizeOfABatch() throws IOException {
    String text =
        IntStream.range(1, 3000)
            .mapToObj(id ->
                "<release id=\"%d\"><notes>%s</notes></release>\n"
                    .formatted(id, "n".repeat(id % 997)))
            .collect(Collectors.joining("", "<releases>\n", "</releases>\n"));
    Path file = directory.resolve("releases.xml");
    Files.writeString(file, text);

    for (int batchBytes : new int[] {1024, 1025, 4099, 1 << 16}) {
      ReadWhole whole = ReadWhole.of(DumpType.RELEASES, file, new FrameLimits(batchBytes, 1 << 17));

      assertThat(whole.rejected).isEmpty();
      assertThat(whole.rows.rows(Output.RELEASE))
          .extracting(row -> row.id())
          .containsExactlyElementsOf(IntStream.range(1, 3000).boxed().toList());
    }
  }

  private ReadWhole read(byte[] gzip) throws IOException {
    Path file = directory.resolve("releases.xml.gz");
    Files.write(file, gzip);
    return ReadWhole.of(DumpType.RELEASES, file);
  }
}
