package creditgraph.graph.search;

import creditgraph.graph.random.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// All shortest routes between two artists, as the layers of vertices they run through.
///
/// - **Shape.** A layer for each artist or release of a route, from the artist of lower ordinal to
///   the other; within a layer vertices ascend. A step leads from a vertex to one of the next
///   layer, and every vertex lies on a route. With the steps of a vertex is kept how many routes
///   lead on from it.
/// - **Order.** Routes are ordered by their ordinals, release, artist, release, …, read from the
///   artist of lower ordinal. The pair asked the other way round has the same routes in the same
///   order and draws the same one from the same seed, each reversed.
/// - **Cost.** [#count] O(1), [#sample] O(steps seen on the way), [#first] O(length) a route,
///   [#widest] O(steps).
/// - **Threads.** Immutable.
public final class ShortestRoutes {

  private final int length;
  private final boolean reversed;
  private final int[] ordinals;
  private final int[] stepStarts;
  private final int[] steps;
  private final long[] counts;

  /// @param length releases on each route
  /// @param reversed whether the question was asked from the artist of higher ordinal
  /// @param ordinals of vertices, layer after layer; the first and the last layer have one
  /// @param stepStarts for each vertex where its steps begin, and at the end their number
  /// @param steps the vertices of the next layer, ascending, as indexes into `ordinals`
  ShortestRoutes(int length, boolean reversed, int[] ordinals, int[] stepStarts, int[] steps) {
    this.length = length;
    this.reversed = reversed;
    this.ordinals = ordinals;
    this.stepStarts = stepStarts;
    this.steps = steps;
    this.counts = countsToTheEnd(stepStarts, steps);
  }

  /// Number of releases on each route.
  public int length() {
    return length;
  }

  /// How many routes there are; two that differ in a release only are two. `Long.MAX_VALUE` stands
  /// for itself and everything beyond.
  public long count() {
    return counts[0];
  }

  /// How many artists and releases lie on a shortest route, layer by layer from the artist that was
  /// asked from: 1, its releases, artists, releases, …, 1. O(steps).
  public int[] widths() {
    int[] widths = new int[2 * length + 1];
    int start = 0;
    int end = 1;
    for (int layer = 0; layer < widths.length; layer++) {
      widths[reversed ? widths.length - 1 - layer : layer] = end - start;
      int last = end - 1;
      for (int step = stepStarts[start]; step < stepStarts[end]; step++) {
        last = Math.max(last, steps[step]);
      }
      start = end;
      end = last + 1;
    }
    return widths;
  }

  /// The ordinals of one layer, ascending. O(steps).
  ///
  /// @param place of the layer, as in [#widths]: even ones hold artists, odd ones releases
  public int[] layer(int place) {
    int wanted = reversed ? 2 * length - place : place;
    int[] places = places();
    return IntStream.range(0, counts.length)
        .filter(vertex -> places[vertex] == wanted)
        .map(vertex -> ordinals[vertex])
        .toArray();
  }

  /// One route, each equally likely over the seeds; the same seed gives the same route.
  ///
  /// Routes are equally likely as long as [#count] is exact. Beyond, those through the vertices
  /// whose own count is saturated are drawn too seldom.
  public CreditPath sample(long seed) {
    SplitMix64 random = SplitMix64.of(seed, 0);
    int[] route = new int[2 * length + 1];
    int vertex = 0;
    route[0] = ordinals[0];
    for (int place = 1; place < route.length; place++) {
      long draw = random.nextLong(counts[vertex]);
      int step = stepStarts[vertex];
      while (draw >= counts[steps[step]]) {
        draw -= counts[steps[step]];
        step++;
      }
      vertex = steps[step];
      route[place] = ordinals[vertex];
    }
    return path(route);
  }

  /// The first routes in the order above.
  ///
  /// @param most routes returned, not negative
  public List<CreditPath> first(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("a number of routes is not negative, found " + most);
    }
    List<CreditPath> routes = new ArrayList<>();
    int[] taken = new int[2 * length];
    int[] vertices = new int[2 * length + 1];
    follow(vertices, taken, 0);
    boolean more = true;
    while (more && routes.size() < most) {
      int[] route = new int[vertices.length];
      for (int place = 0; place < route.length; place++) {
        route[place] = ordinals[vertices[place]];
      }
      routes.add(path(route));
      more = advance(vertices, taken);
    }
    return List.copyOf(routes);
  }

  /// The route whose least artist between the two ends is the greatest, by what `measure` says of
  /// an artist's ordinal. Among equals, step by step: the one that is wider from there on, then the
  /// first in the order above. O(steps).
  ///
  /// @param measure asked once for each artist on a shortest route
  public CreditPath widest(IntUnaryOperator measure) {
    int[] least = new int[counts.length];
    int[] next = new int[counts.length];
    int[] places = places();
    for (int vertex = counts.length - 1; vertex >= 0; vertex--) {
      int best = Integer.MIN_VALUE;
      for (int step = stepStarts[vertex]; step < stepStarts[vertex + 1]; step++) {
        if (best < least[steps[step]] || step == stepStarts[vertex]) {
          best = least[steps[step]];
          next[vertex] = steps[step];
        }
      }
      boolean isEnd = vertex == 0 || vertex == counts.length - 1;
      int own =
          isEnd || places[vertex] % 2 == 1
              ? Integer.MAX_VALUE
              : measure.applyAsInt(ordinals[vertex]);
      least[vertex] = vertex == counts.length - 1 ? own : Math.min(own, best);
    }
    int[] route = new int[2 * length + 1];
    int vertex = 0;
    for (int place = 0; place < route.length; place++) {
      route[place] = ordinals[vertex];
      vertex = next[vertex];
    }
    return path(route);
  }

  /// The layer of each vertex.
  private int[] places() {
    int[] places = new int[counts.length];
    for (int vertex = 0; vertex < counts.length; vertex++) {
      for (int step = stepStarts[vertex]; step < stepStarts[vertex + 1]; step++) {
        places[steps[step]] = places[vertex] + 1;
      }
    }
    return places;
  }

  /// Takes the first step from each vertex after `place`.
  private void follow(int[] vertices, int[] taken, int place) {
    for (int at = place; at < taken.length; at++) {
      taken[at] = stepStarts[vertices[at]];
      vertices[at + 1] = steps[taken[at]];
    }
  }

  /// Turns a route into the next: the last place with a further step takes it.
  private boolean advance(int[] vertices, int[] taken) {
    for (int place = taken.length - 1; place >= 0; place--) {
      if (taken[place] + 1 < stepStarts[vertices[place] + 1]) {
        vertices[place + 1] = steps[++taken[place]];
        follow(vertices, taken, place + 1);
        return true;
      }
    }
    return false;
  }

  private CreditPath path(int[] route) {
    int[] artists = new int[length + 1];
    int[] releases = new int[length];
    for (int place = 0; place < route.length; place++) {
      int ordinal = route[reversed ? route.length - 1 - place : place];
      if ((place & 1) == 0) {
        artists[place / 2] = ordinal;
      } else {
        releases[place / 2] = ordinal;
      }
    }
    return CreditPath.of(artists, releases);
  }

  private static long[] countsToTheEnd(int[] stepStarts, int[] steps) {
    long[] counts = new long[stepStarts.length - 1];
    counts[counts.length - 1] = 1;
    for (int vertex = counts.length - 2; vertex >= 0; vertex--) {
      long count = 0;
      for (int step = stepStarts[vertex]; step < stepStarts[vertex + 1]; step++) {
        count = saturatingSum(count, counts[steps[step]]);
      }
      counts[vertex] = count;
    }
    return counts;
  }

  private static long saturatingSum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
