package creditgraph.graph.search;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import java.util.Objects;

/// What the parts of a route cost in one question: [RouteCosts] applied to a graph and two ends.
///
/// How many artists a release has is read from its row. Where a bound will do, the row's length in
/// bytes gives one at a fraction of the price.
final class RoutePrices {

  private final CreditGraph graph;
  private final Adjacency artistRows;
  private final Adjacency releaseRows;
  private final int nibblesPerRelease;
  private final int nibblesPerArtist;
  private final int oneEnd;
  private final int otherEnd;
  private final RouteCosts costs;
  private final int[] roleCosts;
  private final CreditRoles roles;
  private final ReleaseFees fees;
  private int[] bits = new int[64];

  RoutePrices(CreditGraph graph, int oneEnd, int otherEnd, RouteTariff tariff) {
    this.graph = graph;
    this.artistRows = graph.artistToReleases();
    this.releaseRows = graph.releaseToArtists();
    this.nibblesPerRelease = nibblesPerTarget(artistRows);
    this.nibblesPerArtist = nibblesPerTarget(releaseRows);
    this.oneEnd = oneEnd;
    this.otherEnd = otherEnd;
    this.costs = tariff.costs();
    this.roleCosts = costs.roles().stream().mapToInt(Integer::intValue).toArray();
    this.roles = tariff.roles();
    this.fees = tariff.fees();
  }

  /// Whether it matters what a credit was for.
  boolean creditsDiffer() {
    for (int cost : roleCosts) {
      if (cost > 0) {
        return true;
      }
    }
    return false;
  }

  /// The least a release costs, with all that comes with it.
  int least() {
    return costs.least();
  }

  /// The cost of walking through an artist; the ends cost nothing.
  int ofArtist(int artist) {
    return isEnd(artist) ? 0 : costs.ofHub(artistRows.degree(row(artistRows, artist)));
  }

  /// The least of walking through an artist who leads on to another release.
  int leastOfArtist() {
    return costs.ofHub(2);
  }

  int atLeastOfArtist(int artist) {
    return isEnd(artist)
        ? 0
        : costs.ofHub(
            Math.max(2, artistRows.rowNibbles(row(artistRows, artist)) / nibblesPerRelease));
  }

  /// The cost of a release without the credits walked over.
  int ofRelease(int release) {
    int fee = fees.fee(release);
    RouteCosts.requireCost("release's fee", fee);
    return costs.ofSize(releaseRows.degree(row(releaseRows, release))) + fee;
  }

  int atLeastOfRelease(int release) {
    return costs.ofSize(
        Math.max(2, releaseRows.rowNibbles(row(releaseRows, release)) / nibblesPerArtist));
  }

  /// Reads what the credits of a release were for, for [#ofCredit].
  void readCredits(int release, int count) {
    if (count > bits.length) {
      bits = new int[2 * count];
    }
    roles.read(release, count, bits);
  }

  /// The cost of a credit of the release read last.
  ///
  /// @param index of the artist in the release's row
  int ofCredit(int index) {
    return RouteCosts.ofRoles(bits[index], roleCosts);
  }

  int of(RouteBuffer route) {
    int cost = 0;
    for (int hop = 0; hop < route.length(); hop++) {
      int release = route.release(hop);
      int credits = ofArtist(route.artist(hop)) + ofRelease(release);
      if (roleCosts.length > 0) {
        readCredits(release, graph.artistsOn(release));
        credits += ofCredit(graph.indexOnRelease(release, route.artist(hop)));
        credits += ofCredit(graph.indexOnRelease(release, route.artist(hop + 1)));
      }
      cost = Math.addExact(cost, credits);
    }
    return cost;
  }

  private boolean isEnd(int artist) {
    return artist == oneEnd || artist == otherEnd;
  }

  /// Only a damaged row leads to one that does not exist.
  private static int row(Adjacency rows, int row) {
    return Objects.checkIndex(row, rows.rowCount());
  }

  /// A first target is coded as a difference with a sign, hence the doubling.
  private static int nibblesPerTarget(Adjacency rows) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(2L * rows.columnCount());
    return Math.max(1, (bits + 2) / 3);
  }
}
