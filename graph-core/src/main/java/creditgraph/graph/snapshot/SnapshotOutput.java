package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The files of a snapshot that is being written.
///
/// Different files may be written by different threads; what is sealed is in the order of
/// [FileKind].
final class SnapshotOutput implements AutoCloseable {

  private final Path directory;
  private final Map<FileKind, SnapshotFileWriter> files =
      Collections.synchronizedMap(new EnumMap<>(FileKind.class));
  private final Map<FileKind, Manifest.FileEntry> contents =
      Collections.synchronizedMap(new EnumMap<>(FileKind.class));

  SnapshotOutput(Path directory) {
    this.directory = directory;
  }

  SnapshotFileWriter create(FileKind kind, long... counts) throws IOException {
    SnapshotFileWriter file = SnapshotFileWriter.create(directory, kind, counts);
    files.put(kind, file);
    return file;
  }

  /// Ends the sections of a file, whose hash is now known.
  void end(FileKind kind, SnapshotFileWriter file) throws IOException {
    contents.put(
        kind,
        new Manifest.FileEntry(
            kind.fileName, kind.purpose.word, 0, "", file.endContent(), List.of()));
  }

  /// What is known of the files before they have a fingerprint.
  List<Manifest.FileEntry> contents() {
    return List.copyOf(contents.values());
  }

  /// Writes fingerprint and footers, syncs all files, and returns what the manifest will say.
  Manifest seal(Manifest unsealed) throws IOException {
    byte[] fingerprint = unsealed.computeFingerprint();
    List<Manifest.FileEntry> sealed = new ArrayList<>();
    for (SnapshotFileWriter file : files.values()) {
      sealed.add(file.seal(fingerprint));
    }
    return unsealed.withFingerprint(HexFormat.of().formatHex(fingerprint), sealed);
  }

  @Override
  public void close() throws IOException {
    for (SnapshotFileWriter file : files.values()) {
      file.close();
    }
  }
}
