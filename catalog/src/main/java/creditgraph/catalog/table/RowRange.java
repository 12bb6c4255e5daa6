package creditgraph.catalog.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What a file says about the order of its rows, kept in its footer: `sorted 1,0 99,7` with the
/// first and the last sort key, `unsorted`, or `empty`.
record RowRange(State state, List<Integer> first, List<Integer> last) {

  enum State {
    EMPTY,
    SORTED,
    UNSORTED
  }

  /// Footer entry that holds the text.
  static final String KEY = "creditgraph.order";

  static final RowRange EMPTY = new RowRange(State.EMPTY, List.of(), List.of());
  static final RowRange UNSORTED = new RowRange(State.UNSORTED, List.of(), List.of());

  RowRange {
    first = List.copyOf(first);
    last = List.copyOf(last);
  }

  String text() {
    return switch (state) {
      case EMPTY -> "empty";
      case UNSORTED -> "unsorted";
      case SORTED -> "sorted " + text(first) + " " + text(last);
    };
  }

  /// @throws IllegalArgumentException when the text is none of ours
  static RowRange parse(String text) {
    String[] words = text.split(" ", -1);
    return switch (words[0]) {
      case "empty" -> EMPTY;
      case "unsorted" -> UNSORTED;
      case "sorted" -> sorted(words, text);
      default -> throw new IllegalArgumentException("no order of rows: '" + text + "'");
    };
  }

  private static RowRange sorted(String[] words, String text) {
    if (words.length != 3) {
      throw new IllegalArgumentException("expected a first and a last key: '" + text + "'");
    }
    return new RowRange(State.SORTED, numbers(words[1]), numbers(words[2]));
  }

  /// The order of the rows of this file followed by those of the next.
  RowRange then(RowRange next) {
    if (state == State.EMPTY) {
      return next;
    }
    if (next.state == State.EMPTY) {
      return this;
    }
    boolean sorted =
        state == State.SORTED && next.state == State.SORTED && compare(last, next.first) < 0;
    return sorted ? new RowRange(State.SORTED, first, next.last) : UNSORTED;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return Arrays.compare(
        a.stream().mapToInt(Integer::intValue).toArray(),
        b.stream().mapToInt(Integer::intValue).toArray());
  }

  private static String text(List<Integer> key) {
    return key.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
  }
}
