package creditgraph.graph.snapshot;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// SHA-256 of each 4 MiB of a file, so that a copy over a bad line mends a chunk, not a file.
final class ChunkDigests {

  static final int CHUNK_BYTES = 4 << 20;

  private final MessageDigest digest = Sha256.digest();
  private final List<String> finished = new ArrayList<>();
  private int inChunk;

  void update(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      int part = Math.min(length - at, CHUNK_BYTES - inChunk);
      digest.update(bytes, at, part);
      at += part;
      inChunk += part;
      if (inChunk == CHUNK_BYTES) {
        endChunk();
      }
    }
  }

  List<String> finish() {
    if (inChunk > 0) {
      endChunk();
    }
    return List.copyOf(finished);
  }

  private void endChunk() {
    finished.add(Sha256.hex(digest));
    inChunk = 0;
  }
}
