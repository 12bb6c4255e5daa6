package creditgraph.catalog.table;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/// A new file that is open for Parquet's writer, which after a failure leaves its file open:
/// whoever closes the writer closes this as well.
record OpenFile(Path path, PositionOutputStream stream) implements OutputFile, AutoCloseable {

  private static final long NO_BLOCKS = 0;

  /// @throws java.nio.file.FileAlreadyExistsException rather than overwrite
  static OpenFile create(Path path) throws IOException {
    return new OpenFile(path, new LocalOutputFile(path).create(NO_BLOCKS));
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return stream;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    throw new UnsupportedOperationException(path + " is new");
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return NO_BLOCKS;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
