package creditgraph.graph.measure;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.DamageReport;
import creditgraph.graph.random.SplitMix64;
import java.util.Arrays;

/// How often two whom an artist has worked with have worked with each other: the average local
/// clustering coefficient of the graph in which artists who share a release are neighbours, over
/// all artists with two neighbours or more.
///
/// Estimated by drawing such an artist and two different neighbours (Schank and Wagner,
/// *Approximating clustering coefficient and transitivity*, 2005). Draws are independent, so the
/// share has a binomial interval, and parts that were drawn apart add up. It is high by nature: all
/// artists of one release are neighbours of each other.
///
/// A draw reads the releases of three artists and the artists of the releases of one.
///
/// @param draws of an artist and two neighbours; 0 when a million draws found no such artist
/// @param closed of which the neighbours share a release
public record ClusteringSample(int draws, int closed) {

  /// Tells these draws from others of the same seed.
  private static final long STREAM = 0x636c_7573_7465_7273L;

  private static final int MAX_MISSES = 1_000_000;

  /// @param index which part of the sample this is
  public static ClusteringSample of(CreditGraph graph, long seed, int index, int draws) {
    graph.requireOpen();
    try {
      return new Wedges(graph).draw(SplitMix64.of(seed ^ STREAM, index), draws);
    } catch (RuntimeException | InternalError e) {
      throw graph.unreadable(DamageReport.UNKNOWN_ROW, e);
    }
  }

  private static final class Wedges {

    private final CreditGraph graph;
    private final Adjacency releases;
    private final Adjacency artists;
    private int[] row = new int[64];
    private int[] other = new int[64];
    private int[] neighbours = new int[64];

    private Wedges(CreditGraph graph) {
      this.graph = graph;
      this.releases = graph.artistToReleases();
      this.artists = graph.releaseToArtists();
    }

    private ClusteringSample draw(SplitMix64 random, int draws) {
      int drawn = 0;
      int closed = 0;
      int eligible = graph.connectedArtistCount();
      for (int misses = 0; eligible > 0 && drawn < draws && misses < MAX_MISSES; ) {
        int count = neighboursOf(random.nextInt(eligible));
        if (count < 2) {
          misses++;
        } else {
          int one = random.nextInt(count);
          int two = random.nextInt(count - 1);
          two += two >= one ? 1 : 0;
          drawn++;
          closed += shareARelease(neighbours[one], neighbours[two]) ? 1 : 0;
        }
      }
      return new ClusteringSample(drawn, closed);
    }

    /// Fills `neighbours`, ascending, and returns their number.
    private int neighboursOf(int artist) {
      row = Distances.room(row, releases.rowNibbles(artist));
      int releaseCount = releases.decode(artist, row);
      int found = 0;
      for (int i = 0; i < releaseCount; i++) {
        other = Distances.room(other, artists.rowNibbles(row[i]));
        int artistCount = artists.decode(row[i], other);
        if (found + artistCount > neighbours.length) {
          neighbours = Arrays.copyOf(neighbours, Math.max(found + artistCount, 2 * found));
        }
        for (int j = 0; j < artistCount; j++) {
          if (other[j] != artist) {
            neighbours[found++] = other[j];
          }
        }
      }
      Arrays.sort(neighbours, 0, found);
      int different = 0;
      for (int i = 0; i < found; i++) {
        if (i == 0 || neighbours[i] != neighbours[i - 1]) {
          neighbours[different++] = neighbours[i];
        }
      }
      return different;
    }

    private boolean shareARelease(int one, int two) {
      row = Distances.room(row, releases.rowNibbles(one));
      other = Distances.room(other, releases.rowNibbles(two));
      int ones = releases.decode(one, row);
      int twos = releases.decode(two, other);
      for (int i = 0, j = 0; i < ones && j < twos; ) {
        if (row[i] == other[j]) {
          return true;
        }
        if (row[i] < other[j]) {
          i++;
        } else {
          j++;
        }
      }
      return false;
    }
  }
}
