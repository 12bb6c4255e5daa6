package creditgraph.node.snapshot;

import creditgraph.node.snapshot.StagedFile.Gap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.util.ByteString;

/// Cuts bytes, as they come for one gap after the other, into the chunks of their files.
final class ChunkAssembly implements Function<ChunkAssembly.Piece, Iterable<ChunkAssembly.Chunk>> {

  private List<Gap> current = List.of();
  private int number;
  private long end;
  private ByteBuffer chunk = ByteBuffer.allocate(0);

  /// Some bytes of a gap, after those that came before.
  record Piece(Gap gap, ByteString bytes) {}

  /// A whole chunk, not verified yet.
  record Chunk(StagedFile file, int number, ByteBuffer bytes) {}

  @Override
  public Iterable<Chunk> apply(Piece piece) {
    Gap gap = piece.gap();
    if (!current.contains(gap)) {
      current = List.of(gap);
      begin(gap, gap.firstChunk(), gap.first());
    }
    List<Chunk> whole = new ArrayList<>();
    ByteString rest = piece.bytes();
    while (!rest.isEmpty()) {
      if (!chunk.hasRemaining()) {
        throw new StagedFile.WrongBytes(
            gap.file().entry().name() + ": more bytes came than asked for");
      }
      rest = rest.drop(rest.copyToBuffer(chunk));
      if (!chunk.hasRemaining()) {
        whole.add(new Chunk(gap.file(), number, chunk.flip()));
        begin(gap, number + 1, end);
      }
    }
    return whole;
  }

  /// After the last chunk of a gap there is room for nothing.
  private void begin(Gap gap, int next, long start) {
    number = next;
    chunk =
        ByteBuffer.allocate(start < gap.first() + gap.bytes() ? gap.file().chunkBytes(next) : 0);
    end = start + chunk.capacity();
  }
}
