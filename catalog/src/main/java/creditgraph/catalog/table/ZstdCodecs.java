package creditgraph.catalog.table;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Zstandard for Parquet without Hadoop, whose classes the codecs that come with Parquet need.
///
/// For one writer or reader, so for one thread at a time. [#release] frees the native contexts and
/// may be called more than once.
final class ZstdCodecs implements CompressionCodecFactory {

  /// Part of "same rows, same bytes": changing it changes every file.
  static final int LEVEL = 3;

  private final List<ZstdCompressCtx> compressing = new ArrayList<>();
  private final List<ZstdDecompressCtx> decompressing = new ArrayList<>();

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    requireZstd(name);
    ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL).setContentSize(true);
    compressing.add(context);
    return new Compressor(context);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    requireZstd(name);
    ZstdDecompressCtx context = new ZstdDecompressCtx();
    decompressing.add(context);
    return new Decompressor(context);
  }

  @Override
  public void release() {
    compressing.forEach(ZstdCompressCtx::close);
    compressing.clear();
    decompressing.forEach(ZstdDecompressCtx::close);
    decompressing.clear();
  }

  private static void requireZstd(CompressionCodecName name) {
    if (name != CompressionCodecName.ZSTD) {
      throw new UnsupportedOperationException(
          "catalog files are compressed with ZSTD, this one with " + name);
    }
  }

  private static byte[] array(BytesInput bytes) throws IOException {
    ByteArrayOutputStream array = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
    bytes.writeAllTo(array);
    return array.toByteArray();
  }

  private record Compressor(ZstdCompressCtx context) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(context.compress(array(bytes)));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      // The factory owns the context.
    }
  }

  private record Decompressor(ZstdDecompressCtx context) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      return BytesInput.from(plain(array(bytes), decompressedSize));
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
        throws IOException {
      byte[] compressed = new byte[compressedSize];
      input.get(compressed);
      output.put(plain(compressed, decompressedSize));
    }

    private byte[] plain(byte[] compressed, int expected) throws IOException {
      byte[] plain = context.decompress(compressed, expected);
      if (plain.length != expected) {
        throw new IOException(
            "page: expected %d bytes, found %d".formatted(expected, plain.length));
      }
      return plain;
    }

    @Override
    public void release() {
      // The factory owns the context.
    }
  }
}
