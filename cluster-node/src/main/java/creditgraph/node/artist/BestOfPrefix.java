package creditgraph.node.artist;

import java.util.ArrayList;
import java.util.List;

/// The best matches among the terms that begin with one prefix, ranked as [NameSearch] ranks them:
/// each artist once, by the best of its terms. Used again for one prefix after the other.
final class BestOfPrefix {

  /// One term that begins with the prefix.
  ///
  /// @param matchClass as [NameSearch] counts: 0 is best
  /// @param matchedOn the variation or alias that the term comes from; empty for the name itself
  record Hit(int artistId, int releases, boolean alias, String matchedOn, int matchClass) {

    /// A lower class, then more releases, then the lower id.
    boolean isBefore(Hit other) {
      if (matchClass != other.matchClass) {
        return matchClass < other.matchClass;
      }
      return releases == other.releases ? artistId < other.artistId : releases > other.releases;
    }

    /// Of two of one artist.
    private boolean isBetterThan(Hit same) {
      return matchClass == same.matchClass
          ? matchedOn.compareTo(same.matchedOn) < 0
          : matchClass < same.matchClass;
    }
  }

  private final int limit;
  private final List<Hit> best;
  private int terms;

  /// @param limit how many are kept
  BestOfPrefix(int limit) {
    this.limit = limit;
    this.best = new ArrayList<>(limit + 1);
  }

  /// Forgets all and begins another prefix.
  void clear() {
    best.clear();
    terms = 0;
  }

  /// O(1) for most, which are not among the best; else O(limit).
  void add(Hit hit) {
    terms++;
    if (best.size() == limit && !hit.isBefore(best.getLast())) {
      replaceEqual(hit);
      return;
    }
    for (int i = 0; i < best.size(); i++) {
      if (best.get(i).artistId() == hit.artistId()) {
        if (!hit.isBetterThan(best.get(i))) {
          return;
        }
        best.remove(i);
        break;
      }
    }
    best.add(placeOf(hit), hit);
    if (best.size() > limit) {
      best.removeLast();
    }
  }

  /// The last of all may be the same artist with a text that comes after.
  private void replaceEqual(Hit hit) {
    Hit last = best.getLast();
    if (last.artistId() == hit.artistId() && hit.isBetterThan(last)) {
      best.set(best.size() - 1, hit);
    }
  }

  private int placeOf(Hit hit) {
    int low = 0;
    int high = best.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (best.get(middle).isBefore(hit)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How many terms begin with the prefix.
  int terms() {
    return terms;
  }

  /// Best first.
  List<Hit> best() {
    return List.copyOf(best);
  }
}
