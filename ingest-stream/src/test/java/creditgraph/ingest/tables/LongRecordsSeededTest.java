package creditgraph.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.xml.FrameLimits;
import creditgraph.ingest.xml.Rejected;
import creditgraph.testkit.seed.TestSeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Random dumps of records around the longest that can be held, closed or not: which are read and
/// which rejected, and every byte of the rejected ones, is the same whatever the size of a batch.
class LongRecordsSeededTest {

  private static final int MAX_RECORD_BYTES = 1 << 17;
  private static final int ROUNDS = 6;
  private static final int RECORDS = 8;

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void areReadOrRejectedWhole(DumpType type) throws IOException {
    long seed = TestSeed.of("LongRecordsSeededTest");
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      ByteArrayOutputStream dump = new ByteArrayOutputStream();
      dump.writeBytes(ascii("<" + type.word() + ">"));
      List<Rejected.Whole> expected = new ArrayList<>();
      int read = 0;
      for (int id = 1; id <= RECORDS; id++) {
        boolean last = id == RECORDS; // a file without a record would be refused
        boolean closed = last || random.nextInt(4) > 0;
        byte[] record = record(type, id, last ? 0 : length(random), closed, random);
        if (closed && record.length < MAX_RECORD_BYTES) {
          read++;
        } else {
          expected.add(rejected(type, id, dump.size(), record));
        }
        dump.writeBytes(record);
      }
      dump.writeBytes(ascii("</" + type.word() + ">"));
      Path file = Files.write(directory.resolve(type.word() + ".xml"), dump.toByteArray());

      for (int batchBytes : new int[] {1024, 5000, MAX_RECORD_BYTES}) {
        ReadWhole whole = ReadWhole.of(type, file, new FrameLimits(batchBytes, MAX_RECORD_BYTES));

        assertThat(whole.records).as("round %d, seed %d", round, seed).isEqualTo(read);
        assertThat(whole.rejected.equals(expected))
            .as("the expected rejects: round %d, batches of %d, seed %d", round, batchBytes, seed)
            .isTrue();
      }
    }
  }

  private static Rejected.Whole rejected(DumpType type, int id, long position, byte[] record) {
    String reason =
        record.length < MAX_RECORD_BYTES
            ? "is not closed before the next record begins"
            : "is too long to be held";
    return new Rejected.Whole(
        type.recordElement() + " record " + reason,
        Integer.toString(id),
        position,
        record.length,
        new String(record, StandardCharsets.UTF_8));
  }

  private static byte[] record(DumpType type, int id, int bytes, boolean closed, Random random) {
    String element = type.recordElement();
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(
        ascii(
            switch (type) {
              case ARTISTS, LABELS -> "<%s><id>%d</id>".formatted(element, id);
              case MASTERS, RELEASES -> "<%s id=\"%d\">".formatted(element, id);
            }));
    while (record.size() < bytes) {
      record.writeBytes(content(type, random));
    }
    if (closed) {
      record.writeBytes(ascii("</" + element + ">"));
    }
    return record.toByteArray();
  }

  /// Far below the limit or far beyond, never so close that the end tag decides.
  private static int length(Random random) {
    return random.nextBoolean()
        ? random.nextInt(MAX_RECORD_BYTES - 1000)
        : MAX_RECORD_BYTES + random.nextInt(2 * MAX_RECORD_BYTES);
  }

  private static byte[] content(DumpType type, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "né𝄞東".repeat(50).getBytes(StandardCharsets.UTF_8);
      case 1 -> strayBytes(random);
      case 2 -> ascii(type == DumpType.LABELS ? "<sublabels><label>s</label></sublabels>" : "<b/>");
      default -> ascii("x".repeat(random.nextInt(500)));
    };
  }

  /// Parts of characters, in any order.
  private static byte[] strayBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(40)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (0x80 + random.nextInt(0x80));
    }
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
