package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.TemporaryFiles;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// Keeps credits in a temporary file, in the order of adding, until all are there and ids can be
/// ranked.
///
/// A release is its id, the number of its artists, and for each artist id and role bits, 4 bytes
/// each. The heap holds which ids there are.
final class CreditSpool implements AutoCloseable {

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final int BUFFER_BYTES = 1 << 20;

  private final TemporaryFiles temporary;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
  private final IdRanks artists = new IdRanks();
  private final ReleaseRanks releases = new ReleaseRanks();

  private CreditSpool(TemporaryFiles temporary, FileChannel channel) {
    this.temporary = temporary;
    this.channel = channel;
  }

  static CreditSpool create(TemporaryFiles temporary) throws IOException {
    return new CreditSpool(temporary, temporary.open());
  }

  /// @throws SnapshotInvalid when the release has a bad id, was added before, or credits nobody,
  ///   and when its artists do not ascend
  void add(int releaseId, int[] artistIds, int[] roles, int count) throws IOException {
    if (releaseId <= 0) {
      throw new SnapshotInvalid("release id %d is not positive".formatted(releaseId));
    }
    check(releaseId, artistIds, count);
    if (!releases.add(releaseId)) {
      throw new SnapshotInvalid("release %d was added twice".formatted(releaseId));
    }
    put(releaseId, artistIds, roles, count);
  }

  /// Adds a part of a release beyond its first, or a membership, for which the id is 0.
  ///
  /// @param part from 1, once for each id
  /// @return what [RankedCredits#releases] knows it by
  /// @throws SnapshotInvalid when it credits nobody, and when its artists do not ascend
  int addPart(int releaseId, int part, int[] artistIds, int[] roles, int count) throws IOException {
    check(releaseId, artistIds, count);
    int vertex = releases.addPart(releaseId, part);
    put(vertex, artistIds, roles, count);
    return vertex;
  }

  private void put(int vertex, int[] artistIds, int[] roles, int count) throws IOException {
    put(vertex);
    put(count);
    for (int i = 0; i < count; i++) {
      artists.add(artistIds[i]);
      put(artistIds[i]);
      put(roles[i]);
    }
  }

  private static void check(int releaseId, int[] artistIds, int count) {
    if (count <= 0) {
      throw new SnapshotInvalid("release %d: no contributor".formatted(releaseId));
    }
    int previous = 0;
    for (int i = 0; i < count; i++) {
      if (artistIds[i] <= previous) {
        throw new SnapshotInvalid(
            "release %d: contributors must ascend by id, found %d after %d"
                .formatted(releaseId, artistIds[i], previous));
      }
      previous = artistIds[i];
    }
  }

  private void put(int number) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.putInt(number);
  }

  private void flush() throws IOException {
    temporary.write(channel, buffer.flip());
    buffer.clear();
  }

  /// Ends adding, numbers artists and releases by rank, and lays the credits out by release.
  ///
  /// @param arena where what is returned stays
  RankedCredits rank(Arena arena) throws IOException {
    flush();
    artists.freeze();
    releases.freeze();
    try (Arena reading = Arena.ofShared()) {
      MemorySegment spool = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), reading);
      long[] starts = starts(spool);
      long credits = starts[releases.size()];
      MemorySegment ranks = temporary.allocate(arena, credits * Integer.BYTES);
      MemorySegment roles = temporary.allocate(arena, credits * Integer.BYTES);
      fill(spool, starts, ranks, roles);
      CreditEdges edges = CreditEdges.of(artists.size(), starts, ranks);
      return new RankedCredits(artists, releases, edges, roles);
    }
  }

  /// For each release by rank where its credits begin, and at the end their number.
  private long[] starts(MemorySegment spool) {
    long[] starts = new long[releases.size() + 1];
    long end = spool.byteSize() / Integer.BYTES;
    for (long at = 0; at < end; ) {
      int count = spool.getAtIndex(INT, at + 1);
      starts[releases.rank(spool.getAtIndex(INT, at)) + 1] = count;
      at += 2 + 2L * count;
    }
    for (int release = 0; release < releases.size(); release++) {
      starts[release + 1] += starts[release];
    }
    return starts;
  }

  private void fill(MemorySegment spool, long[] starts, MemorySegment ranks, MemorySegment roles) {
    long end = spool.byteSize() / Integer.BYTES;
    for (long at = 0; at < end; ) {
      long to = starts[releases.rank(spool.getAtIndex(INT, at))];
      long creditsEnd = at + 2 + 2L * spool.getAtIndex(INT, at + 1);
      for (at += 2; at < creditsEnd; at += 2) {
        ranks.setAtIndex(INT, to, artists.rank(spool.getAtIndex(INT, at)));
        roles.setAtIndex(INT, to, spool.getAtIndex(INT, at + 1));
        to++;
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
