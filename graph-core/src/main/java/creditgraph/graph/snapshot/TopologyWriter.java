package creditgraph.graph.snapshot;

import creditgraph.graph.csr.AdjacencyEncoder;
import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.LocalityOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Writes the topology files of a snapshot: rows, components, ids, roles.
final class TopologyWriter {

  private final OrderedCredits ordered;
  private final IdMerges.Ranked merges;
  private final RankedCredits credits;
  private final CreditEdges edges;
  private final LocalityOrder order;
  private final SnapshotOutput output;

  private TopologyWriter(OrderedCredits ordered, IdMerges.Ranked merges, SnapshotOutput output) {
    this.ordered = ordered;
    this.merges = merges;
    this.credits = ordered.credits();
    this.edges = ordered.credits().edges();
    this.order = ordered.order();
    this.output = output;
  }

  /// Several files at a time where threads are free; each is the work of one, so that its bytes are
  /// the same for any number of them.
  static void write(OrderedCredits ordered, IdMerges.Ranked merges, SnapshotOutput output)
      throws IOException {
    TopologyWriter writer = new TopologyWriter(ordered, merges, output);
    Parallel.run(
        List.of(
            writer::writeReleaseRows,
            writer::writeArtistRows,
            writer::writeRoles,
            writer::writeComponents,
            writer::writeArtistIds,
            writer::writeReleaseIds));
  }

  private void writeArtistRows() throws IOException {
    writeRows(
        FileKind.ARTIST_RELEASES,
        order.artistRows(),
        ordered.artistCount(),
        ordered.joiningReleaseCount());
  }

  private void writeReleaseRows() throws IOException {
    writeRows(
        FileKind.RELEASE_ARTISTS,
        order.releaseRows(),
        ordered.joiningReleaseCount(),
        ordered.artistCount());
  }

  private void writeRows(FileKind kind, AdjacencyEncoder.Rows rows, int rowCount, int columns)
      throws IOException {
    SnapshotFileWriter file = output.create(kind, rowCount, columns, ordered.joiningCreditCount());
    AdjacencyEncoder.Index index =
        AdjacencyEncoder.encode(rows, rowCount, columns, file.nextSection());
    file.section(index.blocks());
    file.section(index.longRows());
    output.end(kind, file);
  }

  private void writeComponents() throws IOException {
    int[] components = order.components();
    int[] soloArtists = order.soloArtists();
    SnapshotFileWriter file =
        output.create(FileKind.COMPONENTS, components.length / 3 - 1, soloArtists.length);
    file.section(components);
    file.section(soloArtists);
    output.end(FileKind.COMPONENTS, file);
  }

  private void writeArtistIds() throws IOException {
    writeIds(
        FileKind.ARTIST_IDS,
        credits.artists().ids(),
        order::artistRank,
        order::artistOrdinal,
        merges);
  }

  private void writeReleaseIds() throws IOException {
    int[] ids = credits.releases().ids();
    writeIds(
        FileKind.RELEASE_IDS,
        ids,
        order::releaseRank,
        isAscending(ids) ? order::releaseOrdinal : byIdThenOrdinal(ids),
        IdMerges.Ranked.NONE);
  }

  private static boolean isAscending(int[] ids) {
    for (int rank = 1; rank < ids.length; rank++) {
      if (ids[rank] <= ids[rank - 1]) {
        return false;
      }
    }
    return true;
  }

  private IntUnaryOperator byIdThenOrdinal(int[] ids) {
    long[] keys = new long[ids.length];
    Arrays.setAll(keys, rank -> (long) ids[rank] << Integer.SIZE | order.releaseOrdinal(rank));
    Arrays.parallelSort(keys);
    return place -> (int) keys[place];
  }

  /// @param ordinals ascending by id; where ranks follow ascending ids this needs no sort
  /// @param merged come last
  private void writeIds(
      FileKind kind,
      int[] idsByRank,
      IntUnaryOperator ranks,
      IntUnaryOperator ordinals,
      IdMerges.Ranked merged)
      throws IOException {
    int count = idsByRank.length;
    SnapshotFileWriter file = output.create(kind, count, merged.count());
    int[] numbers = new int[count + merged.count()];
    for (int ordinal = 0; ordinal < count; ordinal++) {
      numbers[ordinal] = idsByRank[ranks.applyAsInt(ordinal)];
    }
    System.arraycopy(merged.mergedIds(), 0, numbers, count, merged.count());
    file.section(numbers);
    for (int rank = 0; rank < count; rank++) {
      numbers[rank] = ordinals.applyAsInt(rank);
    }
    for (int i = 0; i < merged.count(); i++) {
      numbers[count + i] = ordinals.applyAsInt(merged.artistRanks()[i]);
    }
    file.section(numbers);
    output.end(kind, file);
  }

  private void writeRoles() throws IOException {
    RoleDictionary dictionary = new RoleDictionary();
    for (long credit = 0; credit < edges.creditCount(); credit++) {
      dictionary.count(credits.roles(credit));
    }
    int[] entries = dictionary.freeze();
    SnapshotFileWriter file =
        output.create(FileKind.ROLES, edges.creditCount(), entries.length, edges.releaseCount());
    file.section(entries);
    OutputStream codes = file.nextSection();
    RoleRows.Starts starts = new RoleRows.Starts(edges.releaseCount());
    RecordWriter record = new RecordWriter();
    long[] row = new long[64];
    for (int ordinal = 0; ordinal < edges.releaseCount(); ordinal++) {
      int rank = order.releaseRank(ordinal);
      int degree = edges.degree(rank);
      if (degree > row.length) {
        row = new long[degree];
      }
      readRoles(edges.start(rank), degree, dictionary, row);
      record.clear();
      for (int i = 0; i < degree; i++) {
        record.number(row[i] & 0xFFFF_FFFFL);
      }
      starts.add(record.length());
      codes.write(record.bytes(), 0, record.length());
    }
    file.section(starts.bytes());
    output.end(FileKind.ROLES, file);
  }

  /// Artist ordinal and role code of each credit of a release, in the order of its row.
  private void readRoles(long start, int degree, RoleDictionary dictionary, long[] row) {
    for (int i = 0; i < degree; i++) {
      long artist = order.artistOrdinal(edges.artist(start + i));
      row[i] = artist << 32 | dictionary.code(credits.roles(start + i));
    }
    Arrays.sort(row, 0, degree);
  }
}
