package creditgraph.node.artist;

import creditgraph.node.artist.BestOfPrefix.Hit;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the prefixes that crowds of terms share and the best matches of each, in one pass over all
/// terms in their order.
///
/// Terms that share a prefix stand together, so only the prefixes of the term at hand are open: at
/// most [FoldedName#MAX_CHARS], whatever the number of terms.
final class CrowdedPrefixes {

  /// Takes the finished answer of one prefix, and how many terms share it.
  interface Taker {
    void take(String prefix, int terms, List<Hit> best) throws SQLException;
  }

  private final int crowd;
  private final int matches;
  private final Taker taker;

  /// The open prefixes by their length in characters, less one.
  private final List<BestOfPrefix> open = new ArrayList<>();

  private int[] last = new int[0];

  /// @param crowd prefixes of more terms are taken
  /// @param matches kept of each
  CrowdedPrefixes(int crowd, int matches, Taker taker) {
    this.crowd = crowd;
    this.matches = matches;
    this.taker = taker;
  }

  /// @param term not before the last one, in the order of code points
  /// @param word whether it starts at a later word of the name
  void add(String term, boolean word, boolean alias, int artistId, int releases, String matchedOn)
      throws SQLException {
    int[] points = term.codePoints().toArray();
    closeBeyond(shared(points));
    Hit part =
        new Hit(artistId, releases, alias, matchedOn, NameSearch.classOf(false, word, alias));
    for (int length = 1; length < points.length; length++) {
      prefix(length).add(part);
    }
    int whole = NameSearch.classOf(true, word, alias);
    prefix(points.length).add(new Hit(artistId, releases, alias, matchedOn, whole));
    last = points;
  }

  /// After the last term.
  void end() throws SQLException {
    closeBeyond(0);
    last = new int[0];
  }

  private int shared(int[] points) {
    int difference = Arrays.mismatch(last, points);
    if (difference < 0) {
      return points.length;
    }
    if (difference < last.length
        && (difference == points.length || points[difference] < last[difference])) {
      throw new IllegalStateException(
          "terms out of order: %s after %s".formatted(text(points), text(last)));
    }
    return difference;
  }

  private void closeBeyond(int length) throws SQLException {
    for (int closing = last.length; closing > length; closing--) {
      BestOfPrefix prefix = prefix(closing);
      // Nobody asks for a prefix that ends in a space.
      if (prefix.terms() > crowd && last[closing - 1] != ' ') {
        taker.take(new String(last, 0, closing), prefix.terms(), prefix.best());
      }
      prefix.clear();
    }
  }

  private BestOfPrefix prefix(int length) {
    while (open.size() < length) {
      open.add(new BestOfPrefix(matches));
    }
    return open.get(length - 1);
  }

  private static String text(int[] points) {
    return new String(points, 0, points.length);
  }
}
