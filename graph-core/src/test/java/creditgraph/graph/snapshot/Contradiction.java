package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;

/// One promise of the format, broken by itself under right hashes.
///
/// @param promise what holds in every snapshot
/// @param file whose fault it is
/// @param breaks makes it hold no longer
/// @param message part of what the check says
record Contradiction(String promise, String file, Consumer<Resealed> breaks, String message) {

  /// Changes one section in place.
  static Contradiction inSection(
      String promise, FileKind kind, int section, Consumer<ByteBuffer> breaks, String message) {
    return new Contradiction(
        promise,
        kind.fileName,
        resealed -> breaks.accept(resealed.section(kind, section)),
        message);
  }

  /// Changes header, padding or footer in place.
  static Contradiction inFile(
      String promise, FileKind kind, Consumer<ByteBuffer> breaks, String message) {
    return new Contradiction(
        promise, kind.fileName, resealed -> breaks.accept(resealed.file(kind)), message);
  }

  /// Breaks a copy and expects the check to name file and fault.
  void assertNamed(Path original, Path copy) throws IOException {
    Resealed resealed = Resealed.of(original);
    breaks.accept(resealed);
    assertThat(SnapshotCheck.check(resealed.writeTo(copy)).faults())
        .anySatisfy(fault -> {
          assertThat(fault.file()).isEqualTo(file);
          assertThat(fault.message()).contains(message);
        });
  }

  @Override
  public String toString() {
    return promise;
  }
}
