package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// Any bytes at all, given to each part of the reader.
///
/// Without a switch the inputs kept in the resources are run; `docs/testing.md` says how to look
/// for new ones. What a reader refuses it refuses with its own failure, and what the check calls
/// clean can be read to the end.
class ReaderFuzzTest {

  private static final String MAX_DURATION = "5m";
  private static final List<FileKind> KINDS = List.of(FileKind.values());

  @TempDir private static Path temporary;
  private static Path original = Path.of("");
  private static Path copy = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    original = SmallWorld.build(temporary.resolve("original"));
    copy = Files.createDirectory(temporary.resolve("copy"));
  }

  @FuzzTest(maxDuration = MAX_DURATION)
  void jsonIsReadOrRefusedAndWrittenAsItWasRead(byte[] input) {
    Map<String, Object> tree;
    try {
      tree = Json.readObject(new String(input, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("at character");
      return;
    }
    assertThat(Json.readObject(Json.write(tree))).isEqualTo(tree);
  }

  @FuzzTest(maxDuration = MAX_DURATION)
  void aManifestIsReadOrRefused(byte[] input) {
    readOrRefuse(input);
  }

  @FuzzTest(maxDuration = MAX_DURATION)
  void aManifestUnderRightHashesIsReadOrRefused(byte[] input) {
    Map<String, Object> tree;
    try {
      tree = Json.readObject(new String(input, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException refused) {
      return;
    }
    readOrRefuse(Resealed.manifest(tree).getBytes(StandardCharsets.UTF_8));
  }

  /// Bytes: how many records, their starts, the records.
  @FuzzTest(maxDuration = MAX_DURATION)
  void recordsAreReadOrRefused(byte[] input) {
    int count = input.length == 0 ? 0 : input[0] & 0xFF;
    int recordsAt = 1 + Math.toIntExact(RecordTable.startBytes(count));
    if (input.length < recordsAt) {
      return;
    }
    MemorySegment bytes = MemorySegment.ofArray(input);
    RecordTable table =
        new RecordTable(
            bytes.asSlice(recordsAt), bytes.asSlice(1, recordsAt - 1L), count, "records", 0);
    for (int number = 0; number < count; number++) {
      int record = number;
      orRefuse(() -> artistLabel(table.record(record)));
      orRefuse(() -> releaseLabel(table.record(record), table));
      orRefuse(() -> evidence(table.record(record), table));
    }
  }

  /// Bytes: a file kind, then the file, whose checksums of header and footer are made right.
  @FuzzTest(maxDuration = MAX_DURATION)
  void aFileIsMappedOrRefused(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    FileKind kind = KINDS.get((input[0] & 0xFF) % KINDS.size());
    byte[] bytes = sealedEnds(kind, Arrays.copyOfRange(input, 1, input.length));
    Files.write(copy.resolve(kind.fileName), bytes);
    try (Arena arena = Arena.ofConfined()) {
      SnapshotFile file = SnapshotFile.map(copy, kind, bytes.length, "00".repeat(16), arena);
      for (int section = 0; section < kind.sections; section++) {
        assertThat(file.sectionWithTail(section).byteSize())
            .isEqualTo(file.section(section).byteSize() + FileLayout.TAIL_BYTES);
      }
      ContentBytes.check(file, kind, new Faults());
    } catch (SnapshotException refused) {
      assertThat(refused).hasMessageContaining(kind.fileName);
    }
  }

  /// Bytes: for each section to be replaced its number among all, its length (u16), its content.
  @FuzzTest(maxDuration = MAX_DURATION)
  void aSnapshotUnderRightHashesIsReadToTheEndWhenItIsClean(byte[] input) throws IOException {
    Resealed resealed = Resealed.of(original);
    ByteBuffer bytes = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.remaining() >= 3) {
      int number = bytes.get() & 0xFF;
      byte[] content = new byte[Math.min(bytes.getShort() & 0xFFFF, bytes.remaining())];
      bytes.get(content);
      replace(resealed, number, content);
    }
    resealed.writeTo(copy);
    if (SnapshotCheck.check(copy).isClean()) {
      assertThat(ReadEverything.of(copy)).isZero();
    } else {
      readDamaged();
    }
  }

  private static void readDamaged() throws IOException {
    try {
      assertThat(ReadEverything.ofDamagedGraph(copy)).isNotNegative();
    } catch (SnapshotException refused) {
      assertThat(refused).hasMessageContaining(copy.toString());
    }
  }

  /// @param number counts the sections of all files
  private static void replace(Resealed resealed, int number, byte[] content) {
    int left = number % KINDS.stream().mapToInt(kind -> kind.sections).sum();
    for (FileKind kind : KINDS) {
      if (left < kind.sections) {
        resealed.replace(kind, left, content);
        return;
      }
      left -= kind.sections;
    }
  }

  private static void readOrRefuse(byte[] text) {
    try {
      Manifest manifest = ManifestJson.read("manifest.json", text);
      assertThat(manifest.fingerprint()).hasSize(32);
    } catch (SnapshotException refused) {
      assertThat(refused).hasMessageContaining("manifest.json");
    }
  }

  private static void orRefuse(Runnable read) {
    try {
      read.run();
    } catch (SnapshotDamaged refused) {
      assertThat(refused.offset()).isNotNegative();
    }
  }

  private static void artistLabel(RecordReader record) {
    record.count();
    EntryCodec.artist(1, record);
  }

  private static void releaseLabel(RecordReader record, RecordTable words) {
    record.text();
    record.text();
    record.count();
    TextDictionary.read(record, words);
    for (int formats = record.elements(); formats > 0; formats--) {
      TextDictionary.read(record, words);
    }
    record.count();
    record.count();
  }

  private static void evidence(RecordReader record, RecordTable roles) {
    EntryCodec.tracks(record);
    while (!record.atEnd()) {
      for (int credits = record.elements(); credits > 0; credits--) {
        EntryCodec.evidence(record, roles);
      }
    }
  }

  /// No mutation meets a checksum by chance.
  private static byte[] sealedEnds(FileKind kind, byte[] bytes) {
    int footer = bytes.length - FileLayout.FOOTER_BYTES;
    int table = footer - kind.sections * FileLayout.TABLE_ENTRY_BYTES;
    if (table >= FileLayout.HEADER_BYTES) {
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      file.putInt(FileLayout.HEADER_CRC_AT, crc(bytes, 0, FileLayout.HEADER_CRC_AT));
      int end = footer + FileLayout.FOOTER_CRC_AT;
      file.putInt(end, crc(bytes, table, end));
    }
    return bytes;
  }

  private static int crc(byte[] bytes, int start, int end) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, start, end - start);
    return (int) crc.getValue();
  }
}
