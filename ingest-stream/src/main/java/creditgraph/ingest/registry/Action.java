package creditgraph.ingest.registry;

/// What is done to a snapshot.
public enum Action {
  /// It is put in its place and becomes the current one.
  PUBLISH("publish"),
  /// It is there already and becomes the current one.
  ROLL_BACK("rollback"),
  /// It is removed.
  PRUNE("prune");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /// As in the registry's table.
  public String word() {
    return word;
  }

  static Action of(String word) {
    for (Action action : values()) {
      if (action.word.equals(word)) {
        return action;
      }
    }
    throw new IllegalArgumentException("the registry holds an unknown action: " + word);
  }
}
