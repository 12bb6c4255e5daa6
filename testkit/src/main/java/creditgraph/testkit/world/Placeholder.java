package creditgraph.testkit.world;

/// Artists of Discogs that stand for nobody. Their ids and names are facts of every dump.
enum Placeholder {
  VARIOUS(194, "Various"),
  UNKNOWN(355, "Unknown Artist"),
  NO_ARTIST(118760, "No Artist"),
  TRADITIONAL(151641, "Traditional");

  private final int id;
  private final String title;

  Placeholder(int id, String title) {
    this.id = id;
    this.title = title;
  }

  int id() {
    return id;
  }

  String title() {
    return title;
  }

  static boolean isId(int id) {
    for (Placeholder placeholder : values()) {
      if (placeholder.id == id) {
        return true;
      }
    }
    return false;
  }
}
