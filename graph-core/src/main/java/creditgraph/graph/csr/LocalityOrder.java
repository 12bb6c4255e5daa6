package creditgraph.graph.csr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

  /// One component as the walk leaves it.
  ///
  /// @param firstRank its lowest artist
  /// @param artists leaves included
  /// @param walkedArtists where its artists that are no leaves begin among all walked ones
  /// @param walkedReleases where its releases begin among all walked ones
  private record Walked(
      int firstRank,
      int artists,
      int walkedArtists,
      int walkedArtistsEnd,
      int walkedReleases,
      int walkedReleasesEnd) {

    static final Comparator<Walked> LARGEST_FIRST =
        Comparator.comparingInt(Walked::artists)
            .thenComparingInt(Walked::releases)
            .reversed()
            .thenComparingInt(Walked::firstRank);

    int releases() {
      return walkedReleasesEnd - walkedReleases;
    }
  }

  private static final class Walk {
    private static final byte LEAF = 1;
    private static final byte HUB = 2;
    private static final byte QUEUED = 4;

    private final CreditEdges edges;
    private final CreditEdges.Transposed joined;
    private final int[] artistRanks;
    private final int[] artistOrdinals;
    private final int[] releaseRanks;
    private final int[] releaseOrdinals;

    /// What is known of each artist, in a byte because the walk asks for it at each credit.
    private final byte[] states;

    private final int[] walkedArtists;
    private final int[] walkedReleases;
    private int walkedArtistsEnd;
    private int walkedReleasesEnd;
    private final int[] queue;
    private int queueEnd;
    private final int[] hubs;
    private int hubEnd;
    private int nextArtist;
    private int nextRelease;

    Walk(CreditEdges edges) {
      this.edges = edges;
      this.joined = edges.transpose();
      this.artistRanks = new int[edges.artistCount()];
      this.artistOrdinals = new int[edges.artistCount()];
      this.releaseRanks = new int[edges.releaseCount()];
      this.releaseOrdinals = new int[edges.releaseCount()];
      this.states = new byte[edges.artistCount()];
      this.walkedArtists = new int[edges.artistCount()];
      this.walkedReleases = new int[edges.releaseCount()];
      this.queue = new int[edges.artistCount()];
      this.hubs = new int[edges.artistCount()];
      for (int artist = 0; artist < states.length; artist++) {
        int degree = joined.degree(artist);
        states[artist] = degree == 1 ? LEAF : degree > HUB_DEGREE ? HUB : 0;
      }
      Arrays.fill(artistOrdinals, UNSEEN);
      Arrays.fill(releaseOrdinals, UNSEEN);
    }

    LocalityOrder run() {
      List<Walked> walked = walkAll();
      walked.sort(Walked.LARGEST_FIRST);
      Refinement refinement =
          new Refinement(edges, joined, artistRanks, artistOrdinals, releaseRanks, releaseOrdinals);
      int[] components = new int[3 * (walked.size() + 1)];
      int at = 0;
      for (Walked component : walked) {
        components[at] = nextArtist;
        components[at + 2] = nextRelease;
        number(component);
        refinement.refine(components[at], nextArtist, components[at + 2], nextRelease);
        components[at + 1] = nextArtist;
        numberLeaves(components[at + 2]);
        at += 3;
      }
      components[at] = nextArtist;
      components[at + 1] = nextArtist;
      components[at + 2] = nextRelease;
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

    private List<Walked> walkAll() {
      List<Walked> walked = new ArrayList<>();
      for (int artist = 0; artist < edges.artistCount(); artist++) {
        if (joined.degree(artist) > 0 && !isWalked(artist)) {
          walked.add(walk(artist));
        }
      }
      return walked;
    }

    /// A leaf has been walked with its release.
    private boolean isWalked(int artist) {
      return (states[artist] & LEAF) == 0
          ? (states[artist] & QUEUED) != 0
          : releaseOrdinals[joined.release(joined.start(artist))] != UNSEEN;
    }

    private Walked walk(int first) {
      int artistsFrom = walkedArtistsEnd;
      int releasesFrom = walkedReleasesEnd;
      int leaves = 0;
      queueEnd = 0;
      hubEnd = 0;
      int queueAt = 0;
      int hubAt = 0;
      if (states[first] == LEAF) {
        leaves += meet(joined.release(joined.start(first)));
      } else {
        await(first);
      }
      while (queueAt < queueEnd || hubAt < hubEnd) {
        int artist = queueAt < queueEnd ? queue[queueAt++] : hubs[hubAt++];
        walkedArtists[walkedArtistsEnd++] = artist;
        for (int i = joined.start(artist); i < joined.end(artist); i++) {
          int release = joined.release(i);
          if (releaseOrdinals[release] == UNSEEN) {
            leaves += meet(release);
          }
        }
      }
      int artists = walkedArtistsEnd - artistsFrom + leaves;
      return new Walked(
          first, artists, artistsFrom, walkedArtistsEnd, releasesFrom, walkedReleasesEnd);
    }

    /// Returns how many leaves the release credits.
    private int meet(int release) {
      releaseOrdinals[release] = walkedReleasesEnd;
      walkedReleases[walkedReleasesEnd++] = release;
      int leaves = 0;
      for (int i = edges.start(release); i < edges.end(release); i++) {
        int artist = edges.artist(i);
        int state = states[artist];
        if (state == LEAF) {
          leaves++;
        } else if ((state & QUEUED) == 0) {
          await(artist);
        }
      }
      return leaves;
    }

    private void await(int artist) {
      if ((states[artist] & HUB) == 0) {
        queue[queueEnd++] = artist;
      } else {
        hubs[hubEnd++] = artist;
      }
      states[artist] |= QUEUED;
    }

    private void number(Walked component) {
      for (int at = component.walkedArtists(); at < component.walkedArtistsEnd(); at++) {
        number(walkedArtists[at]);
      }
      for (int at = component.walkedReleases(); at < component.walkedReleasesEnd(); at++) {
        releaseOrdinals[walkedReleases[at]] = nextRelease;
        releaseRanks[nextRelease++] = walkedReleases[at];
      }
    }

    private void numberLeaves(int firstRelease) {
      for (int release = firstRelease; release < nextRelease; release++) {
        int rank = releaseRanks[release];
        for (int i = edges.start(rank); i < edges.end(rank); i++) {
          if (states[edges.artist(i)] == LEAF) {
            number(edges.artist(i));
          }
        }
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
