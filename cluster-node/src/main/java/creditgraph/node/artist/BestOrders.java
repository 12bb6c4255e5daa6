package creditgraph.node.artist;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// The best of many matches, each artist once, by order: a number whose low bits are the artist's
/// rank.
final class BestOrders {

  private final int most;
  private final TreeMap<Long, Integer> orders = new TreeMap<>();
  private final Map<Integer, Long> byRank = new HashMap<>();

  private final long ranks;

  /// @param ranks the bits of an order that are the rank
  BestOrders(int most, long ranks) {
    this.most = most;
    this.ranks = ranks;
  }

  boolean holds(int rank) {
    return byRank.containsKey(rank);
  }

  void add(long order) {
    if (orders.size() == most && order >= orders.lastKey()) {
      return;
    }
    int rank = (int) (order & ranks);
    Long held = byRank.get(rank);
    if (held != null && held <= order) {
      return;
    }
    if (held != null) {
      orders.remove(held);
    }
    orders.put(order, rank);
    byRank.put(rank, order);
    if (orders.size() > most) {
      byRank.remove(orders.pollLastEntry().getValue());
    }
  }

  LongStream sorted() {
    return orders.keySet().stream().mapToLong(order -> order);
  }
}
