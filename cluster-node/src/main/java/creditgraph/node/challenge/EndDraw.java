package creditgraph.node.challenge;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.ReleaseYears;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.challenge.Challenging.Ends;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws pairs of different artists from a collection of people, each such pair equally likely:
/// from those who are named, or else from all who have enough releases; in either case only whose
/// releases are of the decade that is asked for, if one is. Equal arguments draw equal pairs on any
/// machine.
final class EndDraw {

  /// Draws for one artist before it is taken that there is none.
  private static final int MAX_DRAWS = 1_000_000;

  /// Artists whose years are looked up in one deal; whoever comes after them is passed over.
  private static final int MAX_LOOKS = 20_000;

  private static final int YEARS = 10;

  private final CreditGraph graph;
  private final ReleaseYears years;
  private final Pool pool;
  private final int decade;
  private final SplitMix64 random;
  private final Map<Integer, Boolean> ofDecade = new HashMap<>();

  /// Whom one may draw.
  private interface Pool {
    int size();

    int artist(int place);

    boolean takes(int artist);

    /// After so many in vain there is nobody.
    int draws();
  }

  private EndDraw(Snapshot snapshot, Pool pool, int decade, SplitMix64 random) {
    this.graph = snapshot.graph();
    this.years = snapshot.years();
    this.pool = pool;
    this.decade = decade;
    this.random = random;
  }

  /// @param leastReleases of those who are not named
  static EndDraw of(Snapshot snapshot, Ends ends, long seed, int leastReleases) {
    Pool pool =
        ends.among().isEmpty()
            ? new Everybody(snapshot.graph(), leastReleases)
            : new Named(
                ends.among().stream()
                    .map(id -> snapshot.artistOrdinal(id.value()))
                    .filter(ordinal -> ordinal != Snapshot.ABSENT)
                    .distinct()
                    .sorted()
                    .toList());
    return new EndDraw(snapshot, pool, ends.decade(), SplitMix64.of(seed, 0));
  }

  /// @param from ordinal
  /// @param to ordinal, another one
  record Pair(int from, int to) {}

  /// Empty when there are no two such artists, or none was found in a bounded number of draws.
  Optional<Pair> next() {
    int from = artist(Snapshot.ABSENT);
    int to = from == Snapshot.ABSENT ? from : artist(from);
    return to == Snapshot.ABSENT ? Optional.empty() : Optional.of(new Pair(from, to));
  }

  private int artist(int other) {
    for (int draw = 0; pool.size() > 1 && draw < pool.draws(); draw++) {
      int artist = pool.artist(random.nextInt(pool.size()));
      if (artist != other && pool.takes(artist) && isOfDecade(artist)) {
        return artist;
      }
    }
    return Snapshot.ABSENT;
  }

  private boolean isOfDecade(int artist) {
    if (decade == 0) {
      return true;
    }
    Boolean known = ofDecade.get(artist);
    if (known != null) {
      return known;
    }
    return ofDecade.size() < MAX_LOOKS && lookUp(artist);
  }

  private boolean lookUp(int artist) {
    int[] row = new int[graph.releasesOf(artist)];
    int count = graph.releases(artist, row);
    int within = 0;
    for (int i = 0; i < count; i++) {
      int year = years.year(row[i]);
      within += decade <= year && year < decade + YEARS ? 1 : 0;
    }
    boolean mostly = count > 0 && 2 * within >= count;
    ofDecade.put(artist, mostly);
    return mostly;
  }

  /// All who have enough releases.
  private record Everybody(CreditGraph graph, int leastReleases) implements Pool {
    @Override
    public int size() {
      return graph.artistCount();
    }

    @Override
    public int artist(int place) {
      return place;
    }

    @Override
    public boolean takes(int artist) {
      return graph.releasesOf(artist) >= leastReleases;
    }

    @Override
    public int draws() {
      return MAX_DRAWS;
    }
  }

  /// A few by their ordinals.
  private record Named(List<Integer> ordinals) implements Pool {
    @Override
    public int size() {
      return ordinals.size();
    }

    @Override
    public int artist(int place) {
      return ordinals.get(place);
    }

    @Override
    public boolean takes(int artist) {
      return true;
    }

    /// Within them each of a hundred is drawn all but surely.
    @Override
    public int draws() {
      return Ends.MOST * 100;
    }
  }
}
