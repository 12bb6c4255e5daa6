package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files whose header is in order and says something that this program does not know.
class FileFormatTest {

  private static final String NAME = "roles.mcg";

  @TempDir private Path directory;

  @BeforeEach
  void build() throws IOException {
    SmallWorld.build(directory);
  }

  @Test
  void refusesAFileOfALaterFormat() throws IOException {
    header(FileLayout.VERSION_AT, 2);
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(FormatTooNew.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("has format 2");
    assertNamed();
  }

  @Test
  void refusesAFileOfAFormatBeforeTheFirst() throws IOException {
    header(FileLayout.VERSION_AT, 0);
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(FormatTooOld.class)
        .hasMessageContaining(NAME);
    assertNamed();
  }

  @Test
  void refusesASectionCodeItDoesNotKnow() throws IOException {
    header(FileLayout.CODE_AT, 7);
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(FormatTooNew.class)
        .hasMessageContaining("section code 7");
    assertNamed();
  }

  @Test
  void refusesASectionCodeThatIsNoLongerRead() throws IOException {
    header(FileLayout.CODE_AT, 1);
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(FormatTooOld.class)
        .hasMessageContaining("section code 1")
        .hasMessageContaining("build the snapshot again");
    assertNamed();
  }

  @Test
  void refusesAFileOfAnotherKind() throws IOException {
    header(FileLayout.KIND_AT, FileKind.EVIDENCE.number);
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining("expected file kind 6, found 9");
    assertNamed();
  }

  private void assertNamed() {
    assertThat(SnapshotCheck.check(directory).faults())
        .extracting(CheckReport.Fault::file)
        .containsOnly(NAME);
  }

  private void header(int at, int value) throws IOException {
    Path file = directory.resolve(NAME);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort(at, (short) value);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, FileLayout.HEADER_CRC_AT);
    header.putInt(FileLayout.HEADER_CRC_AT, (int) crc.getValue());
    Files.write(file, bytes);
  }
}
