package creditgraph.graph.measure;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.DamageReport;
import java.util.Arrays;
import java.util.Objects;

/// Distances from up to 64 artists at once, a bit of a word for each.
///
/// After Then et al., *The More the Merrier: Efficient Multi-Source Graph Traversal* (VLDB 2015),
/// fitted to the bipartite graph: a hop goes over the releases, and each gathers what its artists
/// newly know and hands it to them in one reading of its row. A release that has handed on every
/// source is not read again. While few artists know anything new, a hop starts from their rows
/// instead.
///
/// - **Time** O(credits) a hop at most, for all sources together. **Memory** 3 words an artist and
///   2 a release of the largest component, kept for the next pass: 36 MB at a million releases,
///   half a gigabyte at 18 million.
/// - **Threads.** One at a time.
public final class MultiSourceDistances {

  /// Sources of one pass.
  public static final int SOURCES = Long.SIZE;

  /// A hop starts from artists while their rows hold less than this part of all.
  private static final int SPARSE_PART = 12;

  private long[] seenArtists = new long[0];

  /// For each artist what it learned in the last hop, then what it learns in this one.
  private long[] news = new long[0];

  private long[] seenReleases = new long[0];
  private long[] pending = new long[0];
  private int[] active = new int[64];
  private int activeCount;
  private long activeVolume;
  private int[] reached = new int[64];
  private int reachedCount;
  private int[] row = new int[64];

  private MultiSourceDistances() {}

  public static MultiSourceDistances create() {
    return new MultiSourceDistances();
  }

  /// The memory that a pass over a component takes: 28 bytes an artist, 20 a release.
  public static long bytes(CreditGraph graph, int component) {
    if (component == CreditGraph.ISOLATED) {
      return 0;
    }
    int artists = graph.componentStart(component + 1) - graph.componentStart(component);
    int releases =
        graph.componentReleaseStart(component + 1) - graph.componentReleaseStart(component);
    return artists * (3L * Long.BYTES + Integer.BYTES)
        + releases * (2L * Long.BYTES + Integer.BYTES);
  }

  /// Told once for each artist and distance.
  @FunctionalInterface
  public interface Visitor {

    /// @param distance in releases; 0 for a source itself
    /// @param sources bit `i` is set when the artist is this far from `sources[i]`
    void reached(int artist, int distance, long sources);
  }

  /// Runs one pass.
  ///
  /// @param sources artists, [#SOURCES] at most; one may stand there twice
  public void run(CreditGraph graph, int[] sources, Visitor visitor) {
    if (sources.length > SOURCES) {
      throw new IllegalArgumentException(
          "a pass has %d sources at most, found %d".formatted(SOURCES, sources.length));
    }
    graph.requireOpen();
    for (int source : sources) {
      graph.requireArtist(source);
    }
    try {
      runComponents(graph, sources, visitor);
    } catch (RuntimeException | InternalError e) {
      throw graph.unreadable(DamageReport.UNKNOWN_ROW, e);
    }
  }

  private void runComponents(CreditGraph graph, int[] sources, Visitor visitor) {
    int[] components = new int[sources.length];
    for (int i = 0; i < sources.length; i++) {
      components[i] = graph.componentOf(sources[i]);
    }
    for (int i = 0; i < sources.length; i++) {
      if (components[i] == CreditGraph.ISOLATED) {
        visitor.reached(sources[i], 0, 1L << i);
      } else if (isFirst(components, i)) {
        runComponent(graph, components[i], sources, components, visitor);
      }
    }
  }

  private static boolean isFirst(int[] components, int index) {
    for (int i = 0; i < index; i++) {
      if (components[i] == components[index]) {
        return false;
      }
    }
    return true;
  }

  private void runComponent(
      CreditGraph graph, int component, int[] sources, int[] components, Visitor visitor) {
    int firstArtist = graph.componentStart(component);
    int artists = graph.componentStart(component + 1) - firstArtist;
    int firstRelease = graph.componentReleaseStart(component);
    int releases = graph.componentReleaseStart(component + 1) - firstRelease;
    prepare(artists, releases);
    long all = 0;
    for (int i = 0; i < sources.length; i++) {
      if (components[i] == component) {
        int artist = sources[i] - firstArtist;
        all |= 1L << i;
        if (news[2 * artist + 1] == 0) {
          addActive(artist);
        }
        news[2 * artist + 1] |= 1L << i;
      }
    }
    long sparse = volume(graph.artistToReleases(), firstArtist, artists) / SPARSE_PART;
    takeNews(graph, firstArtist, 0, visitor);
    for (int distance = 1; activeCount > 0; distance++) {
      if (activeVolume < sparse) {
        push(graph, firstArtist, firstRelease);
        takeNews(graph, firstArtist, distance, visitor);
      } else {
        gather(graph.releaseToArtists(), firstArtist, firstRelease, releases, all);
        takeAllNews(graph, firstArtist, artists, distance, visitor);
      }
    }
  }

  private void prepare(int artists, int releases) {
    if (seenArtists.length < artists) {
      seenArtists = new long[artists];
      news = new long[Math.multiplyExact(2, artists)];
      active = new int[artists];
    } else {
      Arrays.fill(seenArtists, 0, artists, 0);
      Arrays.fill(news, 0, 2 * artists, 0);
    }
    if (seenReleases.length < releases) {
      seenReleases = new long[releases];
      pending = new long[releases];
      reached = new int[releases];
    } else {
      Arrays.fill(seenReleases, 0, releases, 0);
      // All zeros, unless an exception ended the last pass.
      Arrays.fill(pending, 0, releases, 0);
    }
    activeCount = 0;
  }

  private static long volume(Adjacency adjacency, int first, int count) {
    long volume = 0;
    for (int i = first; i < first + count; i++) {
      volume += adjacency.rowNibbles(i);
    }
    return volume;
  }

  /// One hop over all releases that have not handed on every source.
  private void gather(
      Adjacency releaseToArtists, int firstArtist, int firstRelease, int releases, long all) {
    long[] news = this.news;
    for (int release = 0; release < releases; release++) {
      long seen = seenReleases[release];
      if (seen == all) {
        continue;
      }
      row = Distances.room(row, releaseToArtists.rowNibbles(firstRelease + release));
      int[] row = this.row;
      int count = releaseToArtists.decode(firstRelease + release, row);
      long known = 0;
      for (int i = 0; i < count; i++) {
        known |= news[2 * (row[i] - firstArtist)];
      }
      long handed = known & ~seen;
      if (handed != 0) {
        seenReleases[release] = seen | handed;
        for (int i = 0; i < count; i++) {
          news[2 * (row[i] - firstArtist) + 1] |= handed;
        }
      }
    }
  }

  /// One hop over the releases of the artists that know something new.
  private void push(CreditGraph graph, int firstArtist, int firstRelease) {
    reachedCount = 0;
    for (int i = 0; i < activeCount; i++) {
      int artist = active[i];
      long known = news[2 * artist];
      row = Distances.room(row, graph.artistToReleases().rowNibbles(firstArtist + artist));
      int count = graph.artistToReleases().decode(firstArtist + artist, row);
      for (int j = 0; j < count; j++) {
        int release = row[j] - firstRelease;
        long handed = known & ~seenReleases[release];
        if (handed != 0) {
          if (pending[release] == 0) {
            reached[reachedCount++] = release;
          }
          pending[release] |= handed;
        }
      }
      // Nothing is new any more; what the hop brings is noted beside.
      news[2 * artist] = 0;
    }
    activeCount = 0;
    for (int i = 0; i < reachedCount; i++) {
      int release = Objects.checkIndex(reached[i], graph.joiningReleaseCount() - firstRelease);
      long handed = pending[release];
      pending[release] = 0;
      seenReleases[release] |= handed;
      row = Distances.room(row, graph.releaseToArtists().rowNibbles(firstRelease + release));
      int count = graph.releaseToArtists().decode(firstRelease + release, row);
      for (int j = 0; j < count; j++) {
        int artist = row[j] - firstArtist;
        if (news[2 * artist + 1] == 0 && (handed & ~seenArtists[artist]) != 0) {
          addActive(artist);
        }
        news[2 * artist + 1] |= handed & ~seenArtists[artist];
      }
    }
  }

  private void addActive(int artist) {
    active[activeCount++] = artist;
  }

  /// Makes what the active artists learned in this hop the news of the next.
  private void takeNews(CreditGraph graph, int firstArtist, int distance, Visitor visitor) {
    activeVolume = 0;
    for (int i = 0; i < activeCount; i++) {
      int artist = Objects.checkIndex(active[i], graph.artistCount() - firstArtist);
      long learned = news[2 * artist + 1];
      seenArtists[artist] |= learned;
      news[2 * artist] = learned;
      news[2 * artist + 1] = 0;
      activeVolume += graph.artistToReleases().rowNibbles(firstArtist + artist);
      visitor.reached(firstArtist + artist, distance, learned);
    }
  }

  /// The same, when any artist may have learned something.
  private void takeAllNews(
      CreditGraph graph, int firstArtist, int artists, int distance, Visitor visitor) {
    activeCount = 0;
    activeVolume = 0;
    for (int artist = 0; artist < artists; artist++) {
      long learned = news[2 * artist + 1] & ~seenArtists[artist];
      news[2 * artist] = learned;
      news[2 * artist + 1] = 0;
      if (learned != 0) {
        seenArtists[artist] |= learned;
        addActive(artist);
        activeVolume += graph.artistToReleases().rowNibbles(firstArtist + artist);
        visitor.reached(firstArtist + artist, distance, learned);
      }
    }
  }
}
