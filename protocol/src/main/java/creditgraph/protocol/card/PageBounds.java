package creditgraph.protocol.card;

/// A part of a list.
///
/// @param after where the page before ended
/// @param most entries, at least one
public record PageBounds(Mark after, int most) {

  /// The place of an entry in a list that is ordered by two numbers; says nothing of a snapshot, so
  /// a walk goes on at the same place when another one has become current.
  public record Mark(int first, int second) implements Comparable<Mark> {

    /// Before every entry.
    public static final Mark START = new Mark(0, 0);

    /// Behind every entry: there is no further page.
    public static final Mark END = new Mark(Integer.MAX_VALUE, Integer.MAX_VALUE);

    @Override
    public int compareTo(Mark other) {
      int byFirst = Integer.compare(first, other.first);
      return byFirst != 0 ? byFirst : Integer.compare(second, other.second);
    }

    @Override
    public String toString() {
      return first + "." + second;
    }
  }
}
