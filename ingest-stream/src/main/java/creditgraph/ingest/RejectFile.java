package creditgraph.ingest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.github.luben.zstd.ZstdOutputStream;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.xml.Rejected;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Rejected records, one JSON object a line, zstd; made with the first of them. The format is that
/// of `contracts/rejects/README.md`.
///
/// The rejects of each part are a zstd frame of their own, and frames that follow each other are
/// one text to every reader of zstd. So the file can be cut back to the end of a part.
///
/// A record that comes in several texts is one line all the same: no more of it is held than the
/// text at hand.
final class RejectFile implements Closeable {

  private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();

  /// So many characters are put into JSON at a time.
  private static final int SLICE = 1 << 16;

  private final Path file;
  private final Path root;
  private @Nullable OutputStream out;
  private boolean insideRecord;

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
    OutputStream target = target();
    switch (rejected) {
      case Rejected.Whole whole -> {
        begin(target, whole.reason(), whole.id(), whole.position());
        text(target, whole.text());
        end(target, whole.bytes());
      }
      case Rejected.Beginning beginning -> {
        begin(target, beginning.reason(), beginning.id(), beginning.position());
        text(target, beginning.text());
      }
      case Rejected.Middle middle -> text(target, middle.text());
      case Rejected.End end -> {
        text(target, end.text());
        end(target, end.bytes());
      }
    }
  }

  private OutputStream target() throws IOException {
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
    return target;
  }

  private void begin(OutputStream target, String reason, String id, long position)
      throws IOException {
    insideRecord = true;
    ascii(target, "{\"reason\":\"");
    text(target, reason);
    ascii(target, "\",\"id\":\"");
    text(target, id);
    ascii(target, "\",\"position\":" + position + ",\"text\":\"");
  }

  private void end(OutputStream target, long bytes) throws IOException {
    ascii(target, "\",\"bytes\":" + bytes + "}\n");
    insideRecord = false;
  }

  private static void ascii(OutputStream target, String json) throws IOException {
    target.write(json.getBytes(StandardCharsets.US_ASCII));
  }

  private static void text(OutputStream target, String text) throws IOException {
    int end;
    for (int start = 0; start < text.length(); start = end) {
      end = Math.min(text.length(), start + SLICE);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--; // stays with its other half
      }
      target.write(JSON.quoteAsUTF8(text.substring(start, end)));
    }
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

  /// A run that stops inside a record leaves a line that says so: it has no `bytes`.
  @Override
  public void close() throws IOException {
    OutputStream open = out;
    out = null;
    if (open != null) {
      try (open) {
        if (insideRecord) {
          insideRecord = false;
          ascii(open, "\"}\n");
        }
      }
    }
  }
}
