package creditgraph.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdOutputStream;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.xml.Rejected;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Rejected records, one JSON object a line, zstd; made with the first of them.
///
/// The rejects of each part are a zstd frame of their own, and frames that follow each other are
/// one text to every reader of zstd. So the file can be cut back to the end of a part.
final class RejectFile implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Path root;
  private @Nullable OutputStream out;

  private RejectFile(Path file, Path root) {
    this.file = file;
    this.root = root;
  }

  /// Where the rejects of a type are.
  static Path of(Path directory, String type) {
    return directory.resolve(type + ".jsonl.zst");
  }

  /// Goes on after the first `keptBytes`, which end with a part; the rest of the file is dropped.
  ///
  /// @param root the directory below which names have to be made durable too
  static RejectFile open(Path file, Path root, long keptBytes) throws IOException {
    if (keptBytes == 0) {
      Files.deleteIfExists(file);
    } else {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(keptBytes);
        channel.force(true);
      }
    }
    return new RejectFile(file, root);
  }

  void add(Rejected rejected) throws IOException {
    OutputStream target = out;
    if (target == null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      target =
          new BufferedOutputStream(
              new ZstdOutputStream(
                  Files.newOutputStream(
                      file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
      out = target;
    }
    target.write(JSON.writeValueAsBytes(rejected));
    target.write('\n');
  }

  /// Ends the frame; what was added is on the disk when this returns.
  ///
  /// @return the length of the file
  long endPart() throws IOException {
    if (out != null) {
      close();
      DurableFiles.sync(file, root);
    }
    return Files.exists(file) ? Files.size(file) : 0;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    OutputStream open = out;
    out = null;
    if (open != null) {
      open.close();
    }
  }
}
