package creditgraph.graph.csr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Gives artists and releases the ordinals under which neighbours lie close together.
///
/// - **Artists.** Component after component, the one with most artists first. Inside a component
///   the artists that are no leaves in the order of a [Bisection], then the leaves (artists of one
///   joining release), release by release. Artists without a joining release follow all components,
///   by rank.
/// - **Releases.** Joining releases by the median of their artists that are no leaves; then solo
///   releases, which credit one artist, by that artist's ordinal and then by rank.
/// - **Ties.** By the number that a [ComponentWalk] gave, which itself breaks ties by rank: the
///   order is a function of the credits alone, whatever the number of threads.
///
/// Time O(C log A). At most some 50 bytes an artist, 35 a release and 134 MB for [Bisection] are on
/// the heap at any time, the workspace holds 12 bytes a credit. What remains are 20 bytes an artist
/// and 12 a release, and 4 a credit in the workspace.
public final class LocalityOrder {

  /// Written into the manifest; another order is another name.
  public static final String NAME = "bisection-leaves-last";

  /// Joining releases above which an artist waits until the walk has nothing else to do.
  public static final int HUB_DEGREE = 200;

  private static final ValueLayout.OfInt INT = CreditEdges.INT;

  private final CreditEdges edges;
  private final int[] artistRanks;
  private final int[] artistOrdinals;
  private final int[] releaseRanks;
  private final int[] releaseOrdinals;
  private final int[] components;
  private final int keptReleases;
  private final ArtistRows artistRows;

  private LocalityOrder(CreditEdges edges, Numbering numbering) {
    this.edges = edges;
    this.artistRanks = numbering.artistRanks;
    this.artistOrdinals = numbering.artistOrdinals;
    this.releaseRanks = numbering.releaseRanks;
    this.releaseOrdinals = numbering.releaseOrdinals;
    this.components = numbering.components;
    this.keptReleases = numbering.keptReleases();
    this.artistRows = numbering.artistRows();
  }

  /// @param arena where what the order keeps in the workspace stays; credits are read from it
  public static LocalityOrder of(CreditEdges edges, Workspace workspace, Arena arena)
      throws IOException {
    return new LocalityOrder(edges, Numbering.of(edges, workspace, arena));
  }

  /// The artist that has this ordinal.
  public int artistRank(int ordinal) {
    return artistRanks[ordinal];
  }

  /// The release that has this ordinal.
  public int releaseRank(int ordinal) {
    return releaseRanks[ordinal];
  }

  public int artistOrdinal(int rank) {
    return artistOrdinals[rank];
  }

  public int releaseOrdinal(int rank) {
    return releaseOrdinals[rank];
  }

  /// Releases that join artists; they have the lowest ordinals.
  public int keptReleases() {
    return keptReleases;
  }

  /// First artist, first leaf and first release of each component, and at the end the counts.
  public int[] components() {
    return components.clone();
  }

  /// For each solo release, in order, the ordinal of its artist.
  public int[] soloArtists() {
    return IntStream.range(keptReleases(), edges.releaseCount())
        .map(ordinal -> artistOrdinal(edges.artist(edges.start(releaseRank(ordinal)))))
        .toArray();
  }

  /// Artist ordinal to ordinals of joining releases, ascending. For any number of threads.
  public AdjacencyEncoder.Rows artistRows() {
    return artistRows;
  }

  /// Joining release ordinal to ordinals of its artists, ascending. For any number of threads.
  public AdjacencyEncoder.Rows releaseRows() {
    return new AdjacencyEncoder.Rows() {
      @Override
      public int degree(int row) {
        return edges.degree(releaseRank(row));
      }

      @Override
      public void read(int row, int[] into) {
        long start = edges.start(releaseRank(row));
        int degree = degree(row);
        MemorySegment artists = edges.artists();
        for (int i = 0; i < degree; i++) {
          into[i] = artistOrdinals[artists.getAtIndex(INT, start + i)];
        }
        Arrays.sort(into, 0, degree);
      }
    };
  }
}
