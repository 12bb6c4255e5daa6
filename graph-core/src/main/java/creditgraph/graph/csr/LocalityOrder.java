package creditgraph.graph.csr;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Gives artists and releases the ordinals under which neighbours lie close together.
///
/// - **Artists.** Component after component, the one with most artists first. Inside a component in
///   breadth-first order, hubs (more than [#HUB_DEGREE] joining releases) only when nobody else
///   waits, and leaves (artists of one joining release) last, release by release. Artists without a
///   joining release follow all components, by rank.
/// - **Releases.** Joining releases in the order in which the same walk meets them; then solo
///   releases, which credit one artist, by that artist's ordinal and then by rank.
/// - **Ties.** By rank everywhere, so the order is a function of the credits alone.
///
/// Time and memory O(A + R + C).
public final class LocalityOrder {

  /// Written into the manifest; another order is another name.
  public static final String NAME = "bisection-leaves-last";

  /// Joining releases above which an artist waits until the walk has nothing else to do.
  public static final int HUB_DEGREE = 200;

  private static final int UNSEEN = -1;

  private final CreditEdges edges;
  private final CreditEdges.Transposed joined;
  private final int[] artistRanks;
  private final int[] artistOrdinals;
  private final int[] releaseRanks;
  private final int[] releaseOrdinals;
  private final int[] components;
  private final int keptReleases;

  private LocalityOrder(
      CreditEdges edges,
      CreditEdges.Transposed joined,
      int[] artistRanks,
      int[] artistOrdinals,
      int[] releaseRanks,
      int[] releaseOrdinals,
      int[] components,
      int keptReleases) {
    this.edges = edges;
    this.joined = joined;
    this.artistRanks = artistRanks;
    this.artistOrdinals = artistOrdinals;
    this.releaseRanks = releaseRanks;
    this.releaseOrdinals = releaseOrdinals;
    this.components = components;
    this.keptReleases = keptReleases;
  }

  public static LocalityOrder of(CreditEdges edges) {
    return new Walk(edges).run();
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
    return IntStream.range(keptReleases, edges.releaseCount())
        .map(ordinal -> artistOrdinals[edges.artist(edges.start(releaseRanks[ordinal]))])
        .toArray();
  }

  /// Artist ordinal to ordinals of joining releases, ascending.
  public AdjacencyEncoder.Rows artistRows() {
    return new AdjacencyEncoder.Rows() {
      @Override
      public int degree(int row) {
        return joined.degree(artistRanks[row]);
      }

      @Override
      public void read(int row, int[] into) {
        int start = joined.start(artistRanks[row]);
        int degree = degree(row);
        for (int i = 0; i < degree; i++) {
          into[i] = releaseOrdinals[joined.release(start + i)];
        }
        Arrays.sort(into, 0, degree);
      }
    };
  }

  /// Joining release ordinal to ordinals of its artists, ascending.
  public AdjacencyEncoder.Rows releaseRows() {
    return new AdjacencyEncoder.Rows() {
      @Override
      public int degree(int row) {
        return edges.end(releaseRanks[row]) - edges.start(releaseRanks[row]);
      }

      @Override
      public void read(int row, int[] into) {
        int start = edges.start(releaseRanks[row]);
        int degree = degree(row);
        for (int i = 0; i < degree; i++) {
          into[i] = artistOrdinals[edges.artist(start + i)];
        }
        Arrays.sort(into, 0, degree);
      }
    };
  }

  /// One component as it is first met.
  private record Found(int firstRank, int artists, int releases) implements Comparable<Found> {
    @Override
    public int compareTo(Found other) {
      if (artists != other.artists) {
        return Integer.compare(other.artists, artists);
      }
      if (releases != other.releases) {
        return Integer.compare(other.releases, releases);
      }
      return Integer.compare(firstRank, other.firstRank);
    }
  }

  private static final class Walk {
    private final CreditEdges edges;
    private final CreditEdges.Transposed joined;
    private final int[] artistRanks;
    private final int[] artistOrdinals;
    private final int[] releaseRanks;
    private final int[] releaseOrdinals;
    private final boolean[] queued;
    private final int[] queue;
    private int queueEnd;
    private final int[] hubs;
    private int hubEnd;
    private final Refinement refinement;
    private int nextArtist;
    private int nextRelease;

    Walk(CreditEdges edges) {
      this.edges = edges;
      this.joined = edges.transpose();
      this.artistRanks = new int[edges.artistCount()];
      this.artistOrdinals = new int[edges.artistCount()];
      this.releaseRanks = new int[edges.releaseCount()];
      this.releaseOrdinals = new int[edges.releaseCount()];
      this.queued = new boolean[edges.artistCount()];
      this.queue = new int[edges.artistCount()];
      this.hubs = new int[edges.artistCount()];
      Arrays.fill(artistOrdinals, UNSEEN);
      Arrays.fill(releaseOrdinals, UNSEEN);
      this.refinement =
          new Refinement(edges, joined, artistRanks, artistOrdinals, releaseRanks, releaseOrdinals);
    }

    LocalityOrder run() {
      Found[] found = findComponents();
      Arrays.sort(found);
      int[] components = new int[3 * (found.length + 1)];
      for (int i = 0; i < found.length; i++) {
        components[3 * i] = nextArtist;
        components[3 * i + 2] = nextRelease;
        components[3 * i + 1] = order(found[i].firstRank());
      }
      components[3 * found.length] = nextArtist;
      components[3 * found.length + 1] = nextArtist;
      components[3 * found.length + 2] = nextRelease;
      int kept = nextRelease;
      numberIsolatedArtists();
      numberSoloReleases();
      return new LocalityOrder(
          edges,
          joined,
          artistRanks,
          artistOrdinals,
          releaseRanks,
          releaseOrdinals,
          components,
          kept);
    }

    private Found[] findComponents() {
      boolean[] artistSeen = new boolean[edges.artistCount()];
      boolean[] releaseSeen = new boolean[edges.releaseCount()];
      Found[] found = new Found[16];
      int count = 0;
      for (int first = 0; first < edges.artistCount(); first++) {
        if (artistSeen[first] || joined.degree(first) == 0) {
          continue;
        }
        int end = 0;
        int releases = 0;
        queue[end++] = first;
        artistSeen[first] = true;
        for (int at = 0; at < end; at++) {
          for (int i = joined.start(queue[at]); i < joined.end(queue[at]); i++) {
            int release = joined.release(i);
            if (releaseSeen[release]) {
              continue;
            }
            releaseSeen[release] = true;
            releases++;
            for (int k = edges.start(release); k < edges.end(release); k++) {
              int artist = edges.artist(k);
              if (!artistSeen[artist]) {
                artistSeen[artist] = true;
                queue[end++] = artist;
              }
            }
          }
        }
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = new Found(first, end, releases);
      }
      return Arrays.copyOf(found, count);
    }

    /// Numbers one component and returns its first leaf.
    private int order(int first) {
      int firstArtist = nextArtist;
      int firstRelease = nextRelease;
      queueEnd = 0;
      hubEnd = 0;
      int queueAt = 0;
      int hubAt = 0;
      if (joined.degree(first) == 1) {
        meet(joined.release(joined.start(first)));
      } else {
        wait(first);
      }
      while (queueAt < queueEnd || hubAt < hubEnd) {
        int artist = queueAt < queueEnd ? queue[queueAt++] : hubs[hubAt++];
        number(artist);
        for (int i = joined.start(artist); i < joined.end(artist); i++) {
          meet(joined.release(i));
        }
      }
      int firstLeaf = nextArtist;
      refinement.refine(firstArtist, firstLeaf, firstRelease, nextRelease);
      for (int release = firstRelease; release < nextRelease; release++) {
        int rank = releaseRanks[release];
        for (int i = edges.start(rank); i < edges.end(rank); i++) {
          if (joined.degree(edges.artist(i)) == 1) {
            number(edges.artist(i));
          }
        }
      }
      return firstLeaf;
    }

    private void meet(int release) {
      if (releaseOrdinals[release] != UNSEEN) {
        return;
      }
      releaseOrdinals[release] = nextRelease;
      releaseRanks[nextRelease++] = release;
      for (int i = edges.start(release); i < edges.end(release); i++) {
        int artist = edges.artist(i);
        if (!queued[artist] && joined.degree(artist) > 1) {
          wait(artist);
        }
      }
    }

    private void wait(int artist) {
      queued[artist] = true;
      if (joined.degree(artist) > HUB_DEGREE) {
        hubs[hubEnd++] = artist;
      } else {
        queue[queueEnd++] = artist;
      }
    }

    private void number(int artist) {
      artistOrdinals[artist] = nextArtist;
      artistRanks[nextArtist++] = artist;
    }

    private void numberIsolatedArtists() {
      for (int artist = 0; artist < edges.artistCount(); artist++) {
        if (artistOrdinals[artist] == UNSEEN) {
          number(artist);
        }
      }
    }

    private void numberSoloReleases() {
      int[] starts = new int[edges.artistCount() + 1];
      for (int release = 0; release < edges.releaseCount(); release++) {
        if (releaseOrdinals[release] == UNSEEN) {
          starts[artistOrdinals[edges.artist(edges.start(release))] + 1]++;
        }
      }
      Arrays.parallelPrefix(starts, Integer::sum);
      for (int release = 0; release < edges.releaseCount(); release++) {
        if (releaseOrdinals[release] == UNSEEN) {
          int artist = artistOrdinals[edges.artist(edges.start(release))];
          int ordinal = nextRelease + starts[artist]++;
          releaseOrdinals[release] = ordinal;
          releaseRanks[ordinal] = release;
        }
      }
    }
  }
}
