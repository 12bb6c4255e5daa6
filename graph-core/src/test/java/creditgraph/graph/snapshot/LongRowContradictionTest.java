package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What [SmallWorld] is too small for: the long rows of two artists with three hundred releases,
/// each promise about them broken, and seen in the file it belongs to.
class LongRowContradictionTest {

  private static final int TABLE = 2;
  private static final int DEGREE = 4;
  private static final int START = 8;
  private static final int SECOND = 16;
  private static final int CLOSING = 2 * SECOND;

  @TempDir private static Path temporary;
  private static Path original = Path.of("");

  @BeforeAll
  static void build() throws IOException {
    original = Files.createDirectory(temporary.resolve("original"));
    SnapshotGoldenTest.write(original);
  }

  static List<Contradiction> contradictions() {
    return List.of(
        table("a long row is in the table", b -> b.putInt(0, 1000), "is marked long and not here"),
        table("long rows ascend", LongRowContradictionTest::swap, "is marked long and not here"),
        table("the table states degrees", b -> b.putInt(DEGREE, 1), "expected 1 targets, found"),
        table(
            "a long row lies in its section", b -> b.putLong(START, 1L << 40), "expected a start"),
        table("a start is not negative", b -> b.putLong(START, -1), "expected a start"),
        table(
            "long rows lie in the order of the table",
            b -> b.putLong(SECOND + START, b.getLong(START) - 1),
            "expected a start"),
        table(
            "long rows follow the short ones",
            b -> b.putLong(START, b.getLong(START) + 1),
            "expected from nibble"),
        table(
            "a long row has 255 nibbles",
            b -> b.putLong(SECOND + START, b.getLong(START) + 1),
            "is marked long and has 1 nibbles"),
        table("the last entry is of no row", b -> b.putInt(CLOSING, 1000), "without targets"),
        table(
            "the last entry has no targets", b -> b.putInt(CLOSING + DEGREE, 1), "without targets"),
        table(
            "rows end with the section",
            b -> b.putLong(CLOSING + START, b.getLong(CLOSING + START) - 2),
            "expected an end at nibble"),
        table(
            "rows end in the section",
            b -> b.putLong(CLOSING + START, b.getLong(CLOSING + START) + 2),
            "expected an end at nibble"),
        resized("only long rows are in the table", 4 * SECOND, "without targets"),
        resized("every long row is in the table", 2 * SECOND, "without targets"),
        resized("the table is closed", 0, "the long-row table is cut"),
        resized("the table has whole entries", 24, "the long-row table is cut"),
        Contradiction.inSection(
            "a short row is not in the table",
            FileKind.ARTIST_RELEASES,
            1,
            LongRowContradictionTest::markShort,
            "is marked long and not here"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void namesABrokenPromise(Contradiction contradiction) throws IOException {
    contradiction.assertNamed(original, Files.createTempDirectory(temporary, "broken"));
  }

  private static Contradiction table(String promise, Consumer<ByteBuffer> breaks, String message) {
    return Contradiction.inSection(promise, FileKind.ARTIST_RELEASES, TABLE, breaks, message);
  }

  private static Contradiction resized(String promise, int bytes, String message) {
    FileKind kind = FileKind.ARTIST_RELEASES;
    return new Contradiction(
        promise,
        kind.fileName,
        resealed ->
            resealed.replace(kind, TABLE, Arrays.copyOf(resealed.content(kind, TABLE), bytes)),
        message);
  }

  private static void swap(ByteBuffer table) {
    byte[] first = new byte[SECOND];
    byte[] second = new byte[SECOND];
    table.get(0, first).get(SECOND, second).put(0, second).put(SECOND, first);
  }

  /// Marks the first row of the first block that is not long.
  private static void markShort(ByteBuffer blocks) {
    ByteBuffer lengths = blocks.slice(8, 16).order(ByteOrder.LITTLE_ENDIAN);
    int row = 0;
    while (lengths.get(row) == (byte) 0xFF) {
      row++;
    }
    lengths.put(row, (byte) 0xFF);
  }
}
