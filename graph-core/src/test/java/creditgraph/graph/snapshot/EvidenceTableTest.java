package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTableTest {

  private static final int HAS_ANV = 4;
  private static final int HAS_TRACKS = 16;
  private static final byte[] NOT_UTF_8 = {(byte) 0xC3, (byte) 0x28};

  /// Two tracks; the first artist has an unreadable variation and stands on the unreadable track.
  private final EvidenceTable table = table();

  @Test
  void readsNoTextOfOthersOnTheRelease() {
    assertThat(table.at(0, 1))
        .containsExactly(
            new EvidenceLine(
                CreditScope.MAIN, "Bass", "Bö", "", List.of(new TrackLine("B1", "Tide"))));
  }

  @Test
  void refusesATextThatIsAskedFor() {
    assertThatThrownBy(() -> table.at(0, 0))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> table.of(0, 2)).isInstanceOf(SnapshotDamaged.class);
  }

  @Test
  void keepsTheReplacementCharacterOfATextThatHasOne() {
    String unreadOnTheSleeve = "B\uFFFD";
    RecordWriter record = new RecordWriter().text(unreadOnTheSleeve);
    assertThat(reader(record).text()).isEqualTo(unreadOnTheSleeve);
  }

  private static EvidenceTable table() {
    RecordWriter record = new RecordWriter();
    record.number(2);
    bytes(record.text("A1"), NOT_UTF_8);
    record.text("B1").text("Tide");
    record.number(1).number(HAS_ANV | HAS_TRACKS).number(0).text("Guitar");
    bytes(record, NOT_UTF_8).number(1).number(0);
    record.number(1).number(HAS_ANV | HAS_TRACKS).number(0).text("Bass").text("Bö");
    record.number(1).number(1);
    return new EvidenceTable(records(record), records());
  }

  private static RecordWriter bytes(RecordWriter record, byte[] text) {
    return record.number(text.length).raw(text, text.length);
  }

  private static RecordReader reader(RecordWriter record) {
    byte[] bytes = new byte[record.length()];
    System.arraycopy(record.bytes(), 0, bytes, 0, bytes.length);
    return new RecordReader(MemorySegment.ofArray(bytes), 0, bytes.length, "test.mcg", 0);
  }

  private static RecordTable records(RecordWriter... records) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    RecordTable.Writer writer = new RecordTable.Writer(written);
    try {
      for (RecordWriter record : records) {
        writer.add(record);
      }
    } catch (IOException e) {
      throw new AssertionError("memory cannot be written", e);
    }
    ByteBuffer starts = writer.starts();
    return new RecordTable(
        MemorySegment.ofArray(written.toByteArray()),
        MemorySegment.ofBuffer(starts),
        records.length,
        "test.mcg",
        0);
  }
}
