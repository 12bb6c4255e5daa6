package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {

  private static final long BYTES = (3L << 20) + 5;

  @TempDir private Path directory;

  @Test
  void givesZerosThatKeepWhatIsWritten() throws IOException {
    TemporaryFiles files = TemporaryFiles.in(directory);
    try (Arena arena = Arena.ofShared()) {
      MemorySegment first = files.allocate(arena, BYTES);
      MemorySegment second = files.allocate(arena, BYTES);
      first.fill((byte) 7);
      assertThat(first.byteSize()).isEqualTo(BYTES);
      assertThat(first.get(ValueLayout.JAVA_BYTE, BYTES - 1)).isEqualTo((byte) 7);
      assertThat(second.mismatch(MemorySegment.ofArray(new byte[(int) BYTES]))).isEqualTo(-1);
    }
  }

  @Test
  void hasNoNameEvenWhileItIsUsed() throws IOException {
    TemporaryFiles files = TemporaryFiles.in(directory);
    try (Arena arena = Arena.ofShared();
        var channel = files.open()) {
      files.allocate(arena, BYTES);
      assertThat(channel.isOpen()).isTrue();
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void saysThatTheDiskIsFullBeforeItIs() {
    TemporaryFiles files = TemporaryFiles.in(directory);
    try (Arena arena = Arena.ofShared()) {
      assertThatThrownBy(() -> files.allocate(arena, Long.MAX_VALUE))
          .isInstanceOf(DiskFull.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("are free");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFailedWriteIsAFullDiskOnlyWhenThereIsNoRoom() {
    IOException failure = new IOException("the cable was pulled");
    assertThat(DiskFull.explain(failure, directory, 1)).isSameAs(failure);
    assertThat(DiskFull.explain(failure, directory, Long.MAX_VALUE))
        .isInstanceOf(DiskFull.class)
        .hasSuppressedException(failure);
  }
}
