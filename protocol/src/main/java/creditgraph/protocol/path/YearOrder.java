package creditgraph.protocol.path;

/// How the years of a route's releases must follow one another.
public enum YearOrder {

  /// However they like.
  ANY("any"),

  /// None is older than the one before it on the way.
  ASCENDING("ascending"),

  /// None is younger than the one before it on the way.
  DESCENDING("descending");

  private final String word;

  YearOrder(String word) {
    this.word = word;
  }

  /// The same order, read from the other end.
  public YearOrder reversed() {
    return switch (this) {
      case ANY -> ANY;
      case ASCENDING -> DESCENDING;
      case DESCENDING -> ASCENDING;
    };
  }

  /// The word used in requests.
  public String word() {
    return word;
  }
}
