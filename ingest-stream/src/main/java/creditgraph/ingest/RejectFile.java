package creditgraph.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdOutputStream;
import creditgraph.ingest.xml.Rejected;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Rejected records, one JSON object a line, zstd; made with the first of them.
final class RejectFile implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private @Nullable OutputStream out;

  RejectFile(Path file) {
    this.file = file;
  }

  void add(Rejected rejected) throws IOException {
    OutputStream target = out;
    if (target == null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      target = new BufferedOutputStream(new ZstdOutputStream(Files.newOutputStream(file)));
      out = target;
    }
    target.write(JSON.writeValueAsBytes(rejected));
    target.write('\n');
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
