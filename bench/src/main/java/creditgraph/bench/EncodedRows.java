package creditgraph.bench;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.AdjacencyEncoder;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.LocalityOrder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The traversal part of a snapshot and nothing else: the rows of both directions as graph-core
/// encodes them, and the component table, each in a file that is mapped.
final class EncodedRows {

  private static final String COMPONENTS = "components";

  private EncodedRows() {}

  /// Writes the rows; the directory holds nothing else afterwards that counts as traversal bytes.
  static void write(LocalityOrder order, int artists, Path directory) throws IOException {
    Files.createDirectories(directory);
    int joining = order.keptReleases();
    write(directory, "artist", order.artistRows(), artists, joining);
    write(directory, "release", order.releaseRows(), joining, artists);
    int[] components = order.components();
    ByteBuffer table =
        ByteBuffer.allocate(components.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    table.asIntBuffer().put(components);
    write(directory.resolve(COMPONENTS), table);
    ByteBuffer shape = ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES);
    shape.putInt(artists).putInt(joining).putLong(edges(order, joining)).flip();
    write(directory.resolve("shape"), shape);
  }

  /// Maps what [#write] wrote; nothing is read but the shape.
  static CreditGraph open(Path directory, Arena arena) throws IOException {
    ByteBuffer shape = ByteBuffer.wrap(Files.readAllBytes(directory.resolve("shape")));
    int artists = shape.getInt();
    int joining = shape.getInt();
    long edges = shape.getLong();
    return CreditGraph.of(
        open(directory, "artist", artists, joining, edges, arena),
        open(directory, "release", joining, artists, edges, arena),
        map(directory.resolve(COMPONENTS), arena),
        MemorySegment.NULL);
  }

  /// What a search reads, in bytes.
  static long traversalBytes(Path directory) throws IOException {
    long bytes = 0;
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static long edges(LocalityOrder order, int joining) {
    AdjacencyEncoder.Rows rows = order.releaseRows();
    long edges = 0;
    for (int release = 0; release < joining; release++) {
      edges += rows.degree(release);
    }
    return edges;
  }

  private static void write(
      Path directory, String name, AdjacencyEncoder.Rows rows, int rowCount, int columnCount)
      throws IOException {
    AdjacencyEncoder.Index index;
    try (OutputStream targets =
        new BufferedOutputStream(
            Files.newOutputStream(directory.resolve(name + "-targets")), 1 << 20)) {
      index = AdjacencyEncoder.encode(rows, rowCount, columnCount, targets);
      targets.write(new byte[Adjacency.TAIL_BYTES]);
    }
    write(directory.resolve(name + "-blocks"), index.blocks());
    write(directory.resolve(name + "-long-rows"), index.longRows());
  }

  private static Adjacency open(
      Path directory, String name, int rowCount, int columnCount, long edges, Arena arena)
      throws IOException {
    return Adjacency.of(
        map(directory.resolve(name + "-blocks"), arena),
        map(directory.resolve(name + "-long-rows"), arena),
        map(directory.resolve(name + "-targets"), arena),
        rowCount,
        columnCount,
        edges);
  }

  private static void write(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static MemorySegment map(Path file, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }
}
