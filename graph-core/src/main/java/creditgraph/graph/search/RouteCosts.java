package creditgraph.graph.search;

import java.util.List;

/// What a route costs, in whole numbers: the sum over its releases of `release`, the release's fee,
/// `sizeDoubling` for each doubling of its artists, and the two credits walked over; and over the
/// artists between its ends of `hubDoubling` for each doubling of their joining releases.
///
/// A release costs something, or a search would walk for ever; everything else may be free.
///
/// @param release cost of each release, at least 1
/// @param roles by role bit, what a credit costs; one of several bits costs what its cheapest does,
///   one without a bit named here nothing
/// @param sizeDoubling a release of two artists pays it once, of four twice, of seven twice
/// @param hubDoubling an artist of one joining release pays nothing, of two once, of four twice
public record RouteCosts(int release, List<Integer> roles, int sizeDoubling, int hubDoubling) {

  /// Limit of each cost, so that sums stay small.
  public static final int MAX_COST = 1_000;

  public RouteCosts {
    roles = List.copyOf(roles);
    if (release < 1) {
      throw new IllegalArgumentException("a release must cost 1 at least, found " + release);
    }
    if (roles.size() > Integer.SIZE) {
      throw new IllegalArgumentException(
          "there are %d role bits, found %d costs".formatted(Integer.SIZE, roles.size()));
    }
    requireCost("release", release);
    requireCost("doubling of a release's artists", sizeDoubling);
    requireCost("doubling of an artist's releases", hubDoubling);
    for (int cost : roles) {
      requireCost("role", cost);
    }
  }

  private static final RouteCosts STANDARD = new RouteCosts(4, List.of(), 2, 1);

  /// Prefers releases of few and artists who are not everywhere: another release is worth 16 times
  /// as famous an artist, or 4 times as large a release. What role a credit was for costs nothing,
  /// as only a ruleset knows what the bits mean; see [#withRoles].
  public static RouteCosts standard() {
    return STANDARD;
  }

  /// The same costs, and these for the role bits.
  public RouteCosts withRoles(List<Integer> costs) {
    return new RouteCosts(release, costs, sizeDoubling, hubDoubling);
  }

  /// The same costs, but for hubs.
  public RouteCosts withHubDoubling(int cost) {
    return new RouteCosts(release, roles, sizeDoubling, cost);
  }

  static void requireCost(String what, int cost) {
    if (cost < 0 || cost > MAX_COST) {
      throw new IllegalArgumentException(
          "a %s costs from 0 to %d, found %d".formatted(what, MAX_COST, cost));
    }
  }

  int ofSize(int artists) {
    return release + sizeDoubling * (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(artists));
  }

  int ofHub(int releases) {
    return hubDoubling * (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(releases));
  }

  /// The least a release costs.
  int least() {
    return release + sizeDoubling;
  }

  /// The cost of a credit with these bits; `costs` are [#roles] unpacked.
  static int ofRoles(int bits, int[] costs) {
    int cheapest = Integer.MAX_VALUE;
    for (int left = bits; left != 0; left &= left - 1) {
      int bit = Integer.numberOfTrailingZeros(left);
      if (bit < costs.length) {
        cheapest = Math.min(cheapest, costs[bit]);
      }
    }
    return cheapest == Integer.MAX_VALUE ? 0 : cheapest;
  }
}
